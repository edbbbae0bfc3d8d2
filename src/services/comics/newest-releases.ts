import DataLoader from 'dataloader';
import type { Contents } from '../../upstream/http/decoding/envelope.ts';
import { UpstreamRefusedError } from '../../upstream/http/errors.ts';
import type { InstanceMemory } from '../../upstream/http/instance-memory.ts';
import type { Query } from '../../upstream/http/url.ts';
import type { ItemTraits } from '../../upstream/lists/item-traits.ts';
import type { List } from '../../upstream/lists/list.ts';
import { ListPage, type Page } from '../../upstream/lists/page.ts';
import { LARGEST_PAGE } from './client.ts';
import { oneOf, queryOf } from './converted-words.ts';
import { type Comic, idOf, type Release } from './models.ts';
import { inAddressable, isPlainSlug, SlugLists } from './slug-lists.ts';

interface Beginning {
  readonly comic: Comic;
  /** Releases wanted of it. */
  readonly count: number;
}

interface Options {
  /** The comic's own list, for what is not read together. */
  listOf(comic: Comic): List<Release>;
  /** One call for some of all releases. */
  read(query: Query): Promise<Contents<Release>>;
  readonly traits: Omit<ItemTraits<Release>, 'identity'>;
  readonly instanceMemory: InstanceMemory;
}

/** How many times as many as wanted are read at first: some comics have much more that is new than others. */
const READ_MARGIN = 8;
const SMALLEST_READ = 100;
/** Reads for all together, at most; what is missing then is read comic by comic. */
export const NEWEST_ROUNDS = 3;

/**
 * The newest releases of many comics at once. One call reads the newest of all of them, which are cut by comic. The
 * comics that came up short, since others have so much that is newer, are read again without those others.
 */
export class NewestReleases {
  readonly #options: Options;
  readonly #loader = new DataLoader((wanted: readonly Beginning[]) => this.#loadMany(wanted), {
    cacheKeyFn: ({ comic, count }) => `${comic.id} ${count}`,
  });

  constructor(options: Options) {
    this.#options = options;
  }

  /** The first page of the comic's list. Its total is known only where all there is was read. */
  page(comic: Comic, count: number): Promise<Page<Release>> {
    return this.#loader.load({ comic, count });
  }

  async #loadMany(wanted: readonly Beginning[]): Promise<(Page<Release> | Error)[]> {
    const counts = Map.groupBy(wanted, ({ count }) => count);
    const loaded = await Promise.all(
      [...counts].map(async ([count, group]) => {
        const comics = group.map(({ comic }) => comic);
        return [count, await this.#load(comics, count)] as const;
      }),
    );
    const pages = new Map(loaded);
    // Every comic that was asked for has a page or an error.
    return wanted.map(({ comic, count }) => pages.get(count)?.get(comic.id) as Page<Release> | Error);
  }

  async #load(comics: readonly Comic[], count: number): Promise<ReadonlyMap<string, Page<Release> | Error>> {
    const found = new Map<string, Page<Release> | Error>();
    const missing = () => comics.filter(({ id }) => !found.has(id));
    for (let round = 0; round < NEWEST_ROUNDS; round += 1) {
      const together = missing().filter(({ slug }) => isPlainSlug(slug));
      if (together.length < 2 || !this.#options.instanceMemory.of(SlugLists).areTaken) break;
      const wanted = together.length * (count + 1);
      const limit = round === 0 ? Math.max(SMALLEST_READ, READ_MARGIN * wanted) : LARGEST_PAGE;
      await this.#loadTogether(together, count, Math.min(limit, LARGEST_PAGE), found);
    }
    const rest = missing();
    const beginning = { direction: 'forward', count, anchor: null } as const;
    const pages = await Promise.allSettled(rest.map((comic) => this.#options.listOf(comic).page(beginning)));
    pages.forEach((page, index) => {
      const id = rest[index]?.id ?? '';
      found.set(id, page.status === 'fulfilled' ? page.value : page.reason);
    });
    return found;
  }

  /** Adds the page of every comic of which the answer shows enough, or the error of all where there is none. */
  async #loadTogether(
    comics: readonly Comic[],
    count: number,
    limit: number,
    found: Map<string, Page<Release> | Error>,
  ): Promise<void> {
    const slugLists = this.#options.instanceMemory.of(SlugLists);
    const parts = inAddressable(comics, ({ slug }) => slug);
    await Promise.all(
      parts.map(async (part) => {
        try {
          const answer = await this.#read(part, limit);
          if (answer) this.#cut(part, answer, count, found);
          else slugLists.areNotTaken();
        } catch (error) {
          if (error instanceof UpstreamRefusedError) slugLists.areNotTaken();
          else for (const { id } of part) found.set(id, error as Error); // What a session throws is one.
        }
      }),
    );
  }

  /** Null where the answer holds other comics, too: the instance takes no lists of slugs. */
  async #read(comics: readonly Comic[], limit: number): Promise<NewestAnswer | null> {
    const slugs = queryOf(
      oneOf(
        'comic__slug',
        comics.map(({ slug }) => slug),
      ),
    );
    const query = { ...slugs, limit, offset: 0 };
    const { items: releases, total } = await this.#options.read(query);
    const ids = new Set(comics.map(idOf));
    if (!releases.every(({ comicId }) => ids.has(comicId))) return null;
    return { releases, isAll: total !== null && releases.length >= total };
  }

  #cut(
    comics: readonly Comic[],
    { releases, isAll }: NewestAnswer,
    count: number,
    found: Map<string, Page<Release> | Error>,
  ): void {
    const byComic = Map.groupBy(releases, ({ comicId }) => comicId);
    for (const comic of comics) {
      const own = byComic.get(comic.id) ?? [];
      // One more than wanted tells that there is a next page.
      if (isAll || own.length > count) found.set(comic.id, this.#page(comic, own, count, isAll));
    }
  }

  #page(comic: Comic, own: readonly Release[], count: number, isAll: boolean): Page<Release> {
    const items = own.slice(0, count);
    const traits = { ...this.#options.traits, identity: this.#options.listOf(comic).identity };
    return new ListPage<Release>(traits, {
      items,
      positions: items.map((_, index) => index),
      total: isAll ? own.length : null,
      hasPreviousPage: false,
      hasNextPage: own.length > count,
      leading: [],
      trailing: own.slice(count, count + 2).map(idOf),
    });
  }
}

interface NewestAnswer {
  readonly releases: readonly Release[];
  /** Whether these are all that the comics have. */
  readonly isAll: boolean;
}
