import type { Decode } from '../../upstream/http/decoding/decode.ts';
import type { Query } from '../../upstream/http/url.ts';
import { encodeQuery } from '../../upstream/http/url.ts';
import { NUMBER_KEY } from '../../upstream/lists/key-patterns.ts';
import type { List } from '../../upstream/lists/list.ts';
import { type PageSize, pageNumberList, pageSize } from '../../upstream/lists/page-number-list.ts';
import type { LittlebitsClient } from './client.ts';

/** Documented: 10 on a page unless asked for otherwise. The most is not documented, so what is seen of it is kept. */
export class PageSizes {
  readonly projects: PageSize = pageSize(10, 200);
  readonly search: PageSize = pageSize(10, 200);
  readonly comments: PageSize = pageSize(10, 200);
}

interface Identified {
  readonly id: number;
}

interface ListOptions<Item> {
  readonly decode: Decode<readonly Item[]>;
  /** Which of the endpoints it is. */
  readonly endpoint: keyof PageSizes;
  /** What the list is searched for. */
  readonly query?: Query;
  /** Whether these are known, from elsewhere, to be all the items there are. */
  isWhole?(items: readonly Item[]): boolean;
}

/** A list of littleBits, by its path below the base address; each of its pages is read once a request. */
export function littlebitsList<Item extends Identified>(
  client: LittlebitsClient,
  path: string,
  { decode, endpoint, query = {}, isWhole }: ListOptions<Item>,
): List<Item> {
  const list = pageNumberList<Item>({
    identity: `littlebits/${path}?${encodeQuery(query)}`,
    keyOf: idOf,
    keyPattern: NUMBER_KEY,
    pageSize: client.instanceMemory.of(PageSizes)[endpoint],
    ...(isWhole ? { isWhole } : {}),
    async read(page, perPage) {
      const items = await client.read(path, decode, { ...query, page, per_page: perPage });
      if (items.length > perPage) throw client.invalidAnswer(path, 'more items than were asked for');
      return items;
    },
  });
  return client.pages.wrap(list);
}

export function idOf({ id }: Identified): string {
  return String(id);
}
