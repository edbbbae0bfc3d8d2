import type { TSchema } from 'typebox';
import type { WireType } from '../../contract/field-policy.ts';
import { isJsonObject } from '../../upstream/http/decoding/json-object.ts';
import { Count, Timestamp } from '../../upstream/http/decoding/wire-pieces.ts';
import { Type } from '../../upstream/http/decoding/wire-type.ts';
import type { Order } from '../../upstream/lists/item-traits.ts';
import { comicsFacts } from './facts.ts';
import {
  Day,
  type WireComic,
  type WireImage,
  type WireRelease,
  type WireSubscription,
  type WireUser,
} from './wire.ts';

// What the instances tell, each in its own dialect, told in one way: ids are texts, moments have a time zone, and a
// reference is the key of what it leads to. What can't be read is taken over as it is: it is checked where it is read.

export interface Comic {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly language: string;
  readonly url: string | null;
  readonly isActive: boolean;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly rights: string | null;
  readonly added: string;
}

export interface Image {
  readonly id: string;
  readonly checksum: string;
  readonly fetched: string;
  /** An address or a path; null where the instance has lost the file. */
  readonly file: string | null;
  readonly title: string | null;
  readonly text: string | null;
  readonly height: number | null;
  readonly width: number | null;
}

export interface Release {
  readonly id: string;
  readonly comicId: string;
  /** `2012-10-08` */
  readonly pubDate: string;
  readonly fetched: string;
  readonly images: readonly Image[];
}

export interface Subscription {
  readonly id: string;
  readonly comicId: string;
}

/** Without the secret key, which nobody but `signIn` gets to see. */
export interface User {
  readonly id: string;
  readonly email: string;
  readonly joined: string;
  readonly lastLogin: string | null;
}

interface Identified {
  readonly id: string;
}

export function idOf({ id }: Identified): string {
  return id;
}

export const BY_ID: Order<Identified> = {
  valueOf: ({ id }) => Number(id),
  valueType: 'number',
  direction: 'ascending',
};

export function toComic(wire: WireComic): Comic {
  return {
    id: String(wire.id),
    name: wire.name,
    slug: wire.slug,
    language: wire.language,
    url: wire.url ?? null,
    isActive: wire.active,
    startDate: wire.start_date ?? null,
    endDate: wire.end_date ?? null,
    rights: wire.rights ?? null,
    added: inUtc(wire.added),
  };
}

export function toImage(wire: WireImage): Image {
  return {
    id: String(wire.id),
    checksum: wire.checksum,
    fetched: inUtc(wire.fetched),
    file: wire.file ?? null,
    title: wire.title ?? null,
    text: wire.text ?? null,
    height: wire.height ?? null,
    width: wire.width ?? null,
  };
}

export function toRelease(wire: WireRelease): Release {
  return {
    id: String(wire.id),
    comicId: comicIn(wire.comic),
    pubDate: wire.pub_date,
    fetched: inUtc(wire.fetched),
    images: Array.isArray(wire.images) ? wire.images.map(imageIn) : wire.images,
  };
}

export function toSubscription(wire: WireSubscription): Subscription {
  return { id: String(wire.id), comicId: comicIn(wire.comic) };
}

export function toUser(wire: WireUser): User {
  return {
    id: keyInUri(wire.resource_uri),
    email: wire.email,
    joined: inUtc(wire.date_joined),
    lastLogin: wire.last_login ? inUtc(wire.last_login) : null,
  };
}

/** Empty where it is no address of a comic. */
function comicIn(uri: unknown): string {
  return typeof uri === 'string' && /(^|\/)comics\/\d+\/?$/.test(uri) ? keyInUri(uri) : '';
}

/** The last part of `https://example.com/api/v1/subscriptions/4/`; empty where it is no number. */
export function keyInUri(uri: string): string {
  return /\/([1-9]\d{0,15})\/?$/.exec(`/${uri}`)?.[1] ?? '';
}

/** What is none stays as it is. */
function imageIn(wire: WireImage): Image {
  return isJsonObject(wire) ? toImage(wire) : wire;
}

/** Newer instances tell no time zone, and mean UTC. */
function inUtc(moment: string): string {
  if (typeof moment !== 'string') return moment;
  return /(Z|[+-]\d\d:\d\d)$/.test(moment) ? moment : `${moment}Z`;
}

const service = comicsFacts;
const key = Type.String({ pattern: '^[1-9][0-9]{0,15}$' });

const image = Type.Object({
  id: key,
  checksum: Type.String(),
  fetched: Timestamp,
  file: Nullable(Type.String()),
  title: Nullable(Type.String()),
  text: Nullable(Type.String()),
  height: Nullable(Count),
  width: Nullable(Count),
});

/** By which what a query reads of each is checked. */
export const WIRE_TYPES = {
  Comic: {
    typename: 'Comic',
    service,
    sentAs: { isActive: 'active', startDate: 'start_date', endDate: 'end_date' },
    schema: Type.Object({
      id: key,
      name: Type.String(),
      slug: Type.String({ minLength: 1 }),
      language: Type.String(),
      url: Nullable(Type.String()),
      isActive: Type.Boolean(),
      startDate: Nullable(Day),
      endDate: Nullable(Day),
      rights: Nullable(Type.String()),
      added: Timestamp,
    }),
  },
  Image: { typename: 'ComicImage', service, schema: image },
  Release: {
    typename: 'Release',
    service,
    sentAs: { comicId: 'comic', pubDate: 'pub_date' },
    schema: Type.Object({
      id: key,
      comicId: key,
      pubDate: Day,
      fetched: Timestamp,
      images: Type.Array(image),
    }),
  },
  Subscription: {
    typename: 'ComicSubscription',
    service,
    sentAs: { comicId: 'comic' },
    schema: Type.Object({ id: key, comicId: key }),
  },
} as const satisfies Record<string, WireType>;

function Nullable<Schema extends TSchema>(schema: Schema) {
  return Type.Union([schema, Type.Null()]);
}
