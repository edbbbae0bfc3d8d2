import type { Static } from 'typebox';
import { OptionalText } from '../../../upstream/http/decoding/wire-pieces.ts';
import { Type } from '../../../upstream/http/decoding/wire-type.ts';
import { resultsDecoder } from './envelope.ts';

const Item = Type.Object({
  name: Type.String(),
  // An editor can give it more than the documents show.
  values: Type.Object({ title: OptionalText, value: OptionalText, image: OptionalText }),
});

const List = Type.Object({ display: Type.Literal('list'), content: Type.Array(Item) });
const Html = Type.Object({ display: Type.Literal('html'), content: Type.String() });
/** "Currently, we support two types of display types." */
const Other = Type.Object({ display: Type.String(), content: Type.Optional(Type.Unknown()) });

export type WireContentItem = Static<typeof Item>;
export type WireContentList = Static<typeof List>;
export type WireContentHtml = Static<typeof Html>;
export type WireOtherContent = Static<typeof Other>;
export type WireContent = WireContentList | WireContentHtml | WireOtherContent;

const decodeList = resultsDecoder(List);
const decodeHtml = resultsDecoder(Html);
const decodeOther = resultsDecoder(Other);

/** By what it says that it is: a broken list must not pass for something else. */
export function decodeContent(body: unknown): WireContent {
  const content = decodeOther(body);
  if (content.display === 'list') return decodeList(body);
  return content.display === 'html' ? decodeHtml(body) : content;
}
