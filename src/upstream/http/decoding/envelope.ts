import type { Static, TSchema } from 'typebox';
import { decoder } from './decode.ts';
import { DecodeError } from './decode-error.ts';

/** What a response of a list endpoint holds. */
export interface Contents<Item> {
  readonly items: readonly Item[];
  /** Number of items in the whole list; null where the service does not send it. */
  readonly total: number | null;
}

/** Where the items of a list stand in a response. What they are is not its business. */
export interface Envelope {
  /** JSON pointer of the array of items. */
  readonly path: string;
  /** @throws DecodeError */
  open(body: unknown): Contents<unknown>;
}

/** @param path JSON pointer of the array of items, which `schema` must describe as an array of anything. */
export function envelope<Schema extends TSchema>(
  path: string,
  schema: Schema,
  contentsOf: (body: Static<Schema>) => Contents<unknown>,
): Envelope {
  const decode = decoder(schema);
  return { path, open: (body) => contentsOf(decode(body)) };
}

/** Opens a response and decodes its items one by one. The first that can't be read is the fault of the whole. */
export function decodeContents<Item>(
  { path, open }: Envelope,
  decodeItem: (item: unknown) => Item,
  body: unknown,
): Contents<Item> {
  const { items, total } = open(body);
  let index = 0;
  try {
    const decoded: Item[] = [];
    for (; index < items.length; index += 1) decoded.push(decodeItem(items[index]));
    return { items: decoded, total };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw new DecodeError(`${path}/${index}${error.path}`, error.problem);
  }
}
