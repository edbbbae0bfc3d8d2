import type { Static } from 'typebox';
import { decoder, keyDecoder } from '../../upstream/http/decoding/decode.ts';
import { envelope } from '../../upstream/http/decoding/envelope.ts';
import { checkMapSize } from '../../upstream/http/decoding/map-size.ts';
import { Count, Missing, OptionalText } from '../../upstream/http/decoding/wire-pieces.ts';
import { Type } from '../../upstream/http/decoding/wire-type.ts';

// The JSON of Comics exactly as sent, by instances old and new: where they differ, either is taken. `next` and
// `previous` of a list are not read: they hold the secret key.

/** `"18"` in older instances, `18` in newer ones. */
const Id = Type.Union([
  Type.String({ pattern: '^[1-9][0-9]{0,15}$' }),
  Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
]);
/** From the year 1 on, each month with its days. */
const day = String.raw`(?!0000)\d{4}-(?!(0[2469]|11)-31|02-30)(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])`;
const time = String.raw`([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?`;
/** `2012-10-08T04:03:56.411028+00:00`, without the offset in newer instances. */
const Moment = Type.String({ pattern: String.raw`^${day}T${time}(Z|[+-]\d\d:\d\d)?$` });
export const Day = Type.String({ pattern: `^${day}$` });
/** `/api/v1/comics/18/`; what stands before the last two parts is the instance's own business. */
function uriOf(resource: string) {
  return Type.String({ pattern: `(^|/)${resource}/[1-9][0-9]{0,15}/?$` });
}

/** By their names. Newer instances name no schemas. */
const Root = Type.Record(Type.String(), Type.Object({ list_endpoint: Type.String(), schema: OptionalText }));

const User = Type.Object({
  date_joined: Moment,
  email: Type.String({ minLength: 1 }),
  last_login: Missing(Moment),
  resource_uri: uriOf('users'),
  secret_key: Type.String({ pattern: String.raw`^[\x21-\x7e]+$` }),
});

const Comic = Type.Object({
  id: Id,
  name: Type.String(),
  slug: Type.String({ minLength: 1 }),
  language: Type.String(),
  url: OptionalText,
  active: Type.Boolean(),
  start_date: Missing(Day),
  end_date: Missing(Day),
  rights: OptionalText,
  /** In the year 1 where the comic was there before the instance counted. */
  added: Moment,
});

const Image = Type.Object({
  id: Id,
  checksum: Type.String(),
  fetched: Moment,
  /** An address, or in newer instances a path or null. */
  file: OptionalText,
  title: OptionalText,
  text: OptionalText,
  height: Missing(Count),
  width: Missing(Count),
});

const Release = Type.Object({
  id: Id,
  comic: uriOf('comics'),
  fetched: Moment,
  images: Type.Array(Image),
  pub_date: Day,
});

const Subscription = Type.Object({ id: Id, comic: uriOf('comics') });

/** Of every list. */
export const OBJECTS = envelope(
  '/objects',
  Type.Object({ meta: Type.Object({ total_count: Count }), objects: Type.Array(Type.Unknown()) }),
  ({ meta, objects }) => ({ items: objects, total: meta.total_count }),
);

export type WireRoot = Static<typeof Root>;
export type WireUser = Static<typeof User>;
export type WireComic = Static<typeof Comic>;
export type WireImage = Static<typeof Image>;
export type WireRelease = Static<typeof Release>;
export type WireSubscription = Static<typeof Subscription>;

/** Instances have ten. */
const MAX_RESOURCES = 1000;
const decodeResources = decoder(Root);

/** @throws DecodeError, also for more than `MAX_RESOURCES` resources. */
export const decodeRoot = (body: unknown): WireRoot => {
  checkMapSize('', body, MAX_RESOURCES);
  return decodeResources(body);
};
/** "Not surprisingly, it always has a single result." */
const decodeUsers = decoder(Type.Object({ objects: Type.Array(User, { minItems: 1, maxItems: 1 }) }));
export const decodeUser = (body: unknown) => decodeUsers(body).objects[0] as WireUser; // Exactly one.
// By what they are found: the rest is checked where it is read.
export const decodeComicKey = keyDecoder(Comic, 'id');
export const decodeImageKey = keyDecoder(Image, 'id');
export const decodeReleaseKey = keyDecoder(Release, 'id');
export const decodeSubscriptionKey = keyDecoder(Subscription, 'id', 'comic');
