import type { Envelope } from '../../upstream/http/decoding/envelope.ts';
import type { Query } from '../../upstream/http/url.ts';
import type { ItemTraits } from '../../upstream/lists/item-traits.ts';
import type { Paging } from './paging.ts';

/** How items are read out of a response. */
interface Items<Wire, Item = Wire> {
  /** Where the items stand in a response. */
  readonly envelope: Envelope;
  /** @throws DecodeError */
  decodeItem(body: unknown): Wire;
  /** What the resolvers work with. */
  toItem(wire: Wire): Item;
  /** Whether the documents demand a credential: then no call is made without one. Default: false. */
  readonly isPrivate?: boolean;
}

/** What all lists and detail endpoints of one kind of object have in common. */
export interface Collection<Wire, Item = Wire>
  extends Items<Wire, Item>,
    Omit<ItemTraits<Item>, 'identity'> {}

/** A collection whose items are used as they are sent. */
export function collection<Item>(options: Omit<Collection<Item>, 'toItem'>): Collection<Item> {
  return { toItem: asSent, ...options };
}

function asSent<Item>(item: Item): Item {
  return item;
}

/** One endpoint that gives some items. */
export interface PageOptions<Wire, Item> extends Items<Wire, Item> {
  /** Below the base address. */
  readonly path: string;
  /** Stores what an item holds, itself and what is embedded in it, so that nobody asks for it again. */
  keep?(item: Item): void;
  /** What is wrong with items that are well-formed; null where nothing is. */
  faultOf?(items: readonly Item[]): string | null;
}

/** A list that can be paged through. */
export interface ListOptions<Wire, Item> extends PageOptions<Wire, Item>, Collection<Wire, Item> {
  readonly paging: Paging<Item>;
  /** What the list is narrowed by. */
  readonly query?: Query;
  /** Cursors are valid for this list only. Default: the service, the path and the query. */
  readonly identity?: string;
  /** Whether a list that is not found counts as one without items. Default: false. */
  readonly goneIsEmpty?: boolean;
}

/** An endpoint that gives one object. */
export interface OneOptions<Wire, Item> {
  /** Below the base address. */
  readonly path: string;
  /** Null where a response holds nothing. Throws DecodeError. */
  decodeItem(body: unknown): Wire | null;
  toItem(wire: Wire): Item;
  keyOf(item: Item): string;
  /** As in a collection. */
  readonly isPrivate?: boolean;
  /** The object's own key, and what another object is called in an error; null where the service finds it by other names. */
  readonly asked: { readonly key: string; readonly another: string } | null;
  keep?(item: Item): void;
}

/** The endpoint that gives the viewer. */
export interface MeOptions<Wire, Item> {
  readonly path: string;
  decode(body: unknown): Wire;
  toItem(wire: Wire): Item;
  /** Whether the response holds a secret: it is then neither cached nor shared. Default: false. */
  readonly holdsSecret?: boolean;
}

/** What becomes of something known when the viewer changes anything. */
export interface Lifetime {
  /** Whether no change of this API can make it out of date. Default: false, it is forgotten after each. */
  readonly outlivesWrites?: boolean;
}
