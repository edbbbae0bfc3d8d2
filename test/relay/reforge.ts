import { inflateRawSync } from 'node:zlib';
import { forged } from './forged.ts';

type Fields = readonly unknown[];

/** The same cursor with other fields and a right checksum, as somebody makes who has read the source. */
export function reforged(cursor: string, change: (fields: Fields) => Fields): string {
  const [version, list, ...fields] = JSON.parse(contentOf(cursor)) as Fields;
  return forged([version, list, ...change(fields)]);
}

function contentOf(cursor: string): string {
  const bytes = Buffer.from(cursor, 'base64url');
  const content = bytes.subarray(bytes.indexOf('.') + 1);
  return content[0] === 0 ? inflateRawSync(content.subarray(1)).toString() : content.toString();
}
