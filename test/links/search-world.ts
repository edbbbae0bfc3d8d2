import { onTestFinished } from 'vitest';
import { wirePage, wireTag } from '../failure/wire.ts';
import { wirePage as comicsPage } from '../services/comics/documented.ts';
import { wireComic, wireImage } from '../services/comics/failing.ts';
import { enveloped } from '../services/littlebits/replay.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import {
  type PlannedAnswer,
  type RecordedRequest,
  type RecordingServer,
  startRecordingServer,
} from '../support/recording-server.ts';
import { wireBookmark, wireFolder } from './timeline-world.ts';

/** What the services find, whatever they are asked for; Littlelogs has tags, and no search. */
interface Contents {
  /** In the order of the service's list. */
  readonly tags: readonly string[];
  /** Their titles are `1.1`, `1.2`, and so on. */
  readonly bookmarks: number;
  /** `Project 1`, `Project 2`, and so on. */
  readonly projects: number;
  /** `Comic 1`, `Comic 2`, and so on, whose names have what was asked for. */
  readonly comics: number;
  readonly images: number;
}

type Key = 'littlelogs' | 'larder' | 'littlebits' | 'comics';
type Answering = (request: RecordedRequest) => PlannedAnswer | Promise<PlannedAnswer> | null;

/** The gateway over four services that find and answer what a test says. */
export interface World {
  readonly clock: FakeClock;
  readonly gateway: TestGateway;
  readonly servers: Readonly<Record<Key, RecordingServer>>;
  /** What a service answers instead; null: as it should. */
  readonly faults: Partial<Record<Key, Answering>>;
  /** Searches as somebody who is signed in to all four. */
  ask(args: string, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  /** Every call since the last time, in the order of the alphabet. */
  calls(): readonly string[];
}

interface Answered {
  /** The summaries. */
  readonly found: readonly string[];
  readonly sources: readonly object[];
  readonly errors?: readonly object[];
}

export const signedIn = {
  'x-littlelogs-authorization': 'Bearer tok3n-S3CRET',
  'x-larder-authorization': 'Token tok3n-S3CRET',
  'x-littlebits-authorization': 'tok3n-S3CRET',
  'x-comics-authorization': 'Key tok3n-S3CRET',
};

const paths: Readonly<Record<Key, string>> = {
  littlelogs: 'api/1/',
  larder: 'api/1/@me/',
  littlebits: 'api/v2/',
  comics: 'api/v1/',
};

interface WorldOptions extends Partial<Contents> {
  /** Services that the gateway has no address for. */
  readonly without?: readonly Key[];
  /** The most tags that Littlelogs gives at once. */
  readonly tagsAtOnce?: number;
}

export async function startWorld({ without = [], tagsAtOnce, ...given }: WorldOptions = {}): Promise<World> {
  const contents: Contents = { tags: [], bookmarks: 0, projects: 0, comics: 0, images: 0, ...given };
  const faults: World['faults'] = {};
  const answers: Record<Key, (request: RecordedRequest) => unknown> = {
    littlelogs: (request) => {
      const { items, total } = part(request, contents.tags, tagsAtOnce);
      return wirePage(items.map(wireTag), total);
    },
    larder: (request) => {
      const { items, total } = part(
        request,
        numbered(contents.bookmarks, (number) => ({
          ...wireBookmark(1, number),
          parent: wireFolder(1, 3),
        })),
      );
      return wirePage(items, total);
    },
    littlebits: (request) => {
      const perPage = Number(new URL(request.url, 'http://littlebits.test').searchParams.get('per_page'));
      return enveloped(numbered(contents.projects, wireProject).slice(0, perPage));
    },
    comics: (request) => {
      const all: readonly object[] = request.url.includes('/images/')
        ? numbered(contents.images, (number) =>
            wireImage(number, { title: null, text: `a comic text ${number}` }),
          )
        : numbered(contents.comics, (number) => wireComic(number));
      const { items, total } = part(request, all);
      return comicsPage(items, total);
    },
  };
  const start = (key: Key) =>
    startRecordingServer((request) => faults[key]?.(request) ?? { json: answers[key](request) });
  const servers = {
    littlelogs: await start('littlelogs'),
    larder: await start('larder'),
    littlebits: await start('littlebits'),
    comics: await start('comics'),
  };
  const endpoints = Object.fromEntries(
    (Object.keys(servers) as Key[]) // As they were just written.
      .filter((key) => !without.includes(key))
      .map((key) => [key, { url: new URL(paths[key], servers[key].url), sandboxed: false }]),
  );
  // Waits for another try pass at once, everything longer stands still.
  const clock = new FakeClock({ skipUpTo: 300 });
  const gateway = startGateway({ endpoints, clock });
  onTestFinished(async () => {
    clock.advance(600_000); // Closing waits for what a failed test left under way.
    await gateway.close();
    await Promise.all(Object.values(servers).map((server) => server.close()));
  });
  return {
    clock,
    gateway,
    servers,
    faults,
    async ask(args, headers = signedIn) {
      const source = `{ search(${args}) {
        nodes { summary }
        sources { service status message isRetryable retryAfter }
      } }`;
      const { data, errors } = await gateway.query(source, {}, { headers });
      const { search } = (data ?? { search: null }) as { search: Results | null };
      return {
        found: search?.nodes.map(({ summary }) => summary) ?? [],
        sources: search?.sources ?? [],
        ...(errors
          ? { errors: errors.map(({ message, path, extensions }) => ({ message, path, extensions })) }
          : {}),
      };
    },
    calls: () => gateway.calls.splice(0).toSorted(),
  };
}

interface Results {
  readonly nodes: readonly { readonly summary: string }[];
  readonly sources: readonly object[];
}

function numbered<Item>(count: number, make: (number: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(index + 1));
}

function wireProject(number: number) {
  return { id: number, name: `Project ${number}`, comment_count: 0, like_count: 0 };
}

function part<Item>({ url }: RecordedRequest, items: readonly Item[], most = Number.POSITIVE_INFINITY) {
  const { searchParams } = new URL(url, 'http://service.test');
  const [limit, offset] = [Number(searchParams.get('limit')), Number(searchParams.get('offset'))];
  return { items: items.slice(offset, offset + Math.min(limit, most)), total: items.length };
}
