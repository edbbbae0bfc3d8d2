import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { created, type Target } from './hostile-targets.ts';

/** What a service answers. */
export interface HostileAnswer {
  readonly body: Buffer;
  readonly coding?: string;
  /** Whether the body is a whole response as it goes over the wire. */
  readonly isRaw?: boolean;
}

/** Right by its form alone. */
const noSuchDay = '2026-02-30T00:23:27Z';

type MakeAnswer = (target: Target, size: number) => HostileAnswer | null;

const plain = (text: string): HostileAnswer => ({ body: Buffer.from(text) });

function answerOf({ wrap }: Target, items: readonly string[]): HostileAnswer {
  return plain(wrap(items.join(','), items.length));
}

/** A right answer of about so many bytes: many items of a list, many entries of one thing, or a long text in it. */
export function goodAnswer(target: Target, size: number): HostileAnswer {
  if (target.isList) return answerOf(target, goodItems(target, size));
  const [field, entry] = target.embedded ?? [];
  if (field) return answerOf(target, [target.item(0, { [field]: entries(entry, size) })]);
  return answerOf(target, [target.item(0, labelled(target, size))]);
}

/** What may be made of a service, each about so many bytes long; null where a service has no place for it. */
export const attacks: Readonly<Record<string, MakeAnswer>> = {
  'wrong items': ({ isList, wrap }, size) => {
    const items = '1,'.repeat(size / 2 - 1);
    return plain(isList ? wrap(`${items}1`, size / 2) : `[${items}1]`);
  },
  'a wrong last item': (target, size) => {
    if (target.isList) return answerOf(target, [...goodItems(target, size), '1']);
    const [field, entry] = target.embedded ?? [];
    return field ? answerOf(target, [target.item(0, { [field]: [...entries(entry, size), 1] })]) : null;
  },
  'unclosed HTML': (target, size) => texts(target, size, (length) => '<div>'.repeat(length / 5)),
  'HTML that closes what is not open': (target, size) =>
    texts(target, size, (length) => '<i>'.repeat(length / 6) + '</b>'.repeat(length / 8)),
  'paragraphs without an end': (target, size) => texts(target, size, (length) => '<p>'.repeat(length / 3)),
  'long texts': (target, size) => texts(target, size, (length) => 'x'.repeat(length)),
  'nested lists': (_, size) => plain('['.repeat(size / 2) + ']'.repeat(size / 2)),
  'nested lists in an item': (target, size) => {
    const item = target.item(0, { [target.freeForm ?? 'novelty']: '@' });
    return answerOf(target, [item.replace('"@"', '['.repeat(size / 2) + ']'.repeat(size / 2))]);
  },
  '100,000 entries': (target, size) => {
    const [field, entry] = target.embedded ?? [];
    if (!field) return null;
    const all = entries(entry, size).slice(0, 100_000);
    return answerOf(target, [target.item(0, { [field]: all })]);
  },
  'entries of which each fails': (target, size) => {
    const [field, entry] = target.embedded ?? [];
    const json = JSON.stringify(entry);
    if (!field || !json.includes(created)) return null;
    return answerOf(target, [
      target.item(0, { [field]: entries(JSON.parse(json.replaceAll(created, noSuchDay)), size) }),
    ]);
  },
  '100,000 keys': (target, size) => {
    const length = Math.min(100_000, size / 20);
    const keys = Object.fromEntries(Array.from({ length }, (_, index) => [`key-${index}`, index]));
    const free = target.freeForm === 'files' ? [keys] : keys;
    return answerOf(target, [target.item(0, { [target.freeForm ?? 'novelty']: free })]);
  },
  'a right answer byte by byte': (target, size) => byteByByte(goodAnswer(target, size).body),
  'a bomb in gzip': (_, size) => bomb(size, 'gzip', gzipSync),
  'a bomb in br': (_, size) => bomb(size, 'br', brotliCompressSync),
  'a bomb in deflate': (_, size) => bomb(size, 'deflate', deflateSync),
  'a bomb in zstd': (_, size) => bomb(size, 'zstd', zstdCompressSync),
};

/** Each byte in a chunk of its own. */
function byteByByte(body: Buffer): HostileAnswer {
  const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n';
  const chunks = Buffer.alloc(body.length * 6, '1\r\n.\r\n');
  for (const [index, byte] of body.entries()) chunks[index * 6 + 3] = byte;
  return { body: Buffer.concat([Buffer.from(head), chunks, Buffer.from('0\r\n\r\n')]), isRaw: true };
}

/** A good answer in a coding, to see whether it is read at all. */
export function coded(target: Target, coding: string): HostileAnswer {
  return { body: gzipSync(goodAnswer(target, 1000).body), coding };
}

/** Bytes of a list of a hundred times the size, in so few that they are sent at once. */
function bomb(size: number, coding: string, compress: (body: Buffer) => Buffer): HostileAnswer {
  return { body: compress(Buffer.alloc(size * 20, '[1]')), coding };
}

function goodItems({ item, most = Number.POSITIVE_INFINITY, text }: Target, size: number): string[] {
  const length = Math.ceil(size / (item(1000).length + 1));
  if (length <= most) return Array.from({ length }, (_, index) => item(index));
  const long = { [text]: 'x'.repeat(size / most - item(most).length) };
  return Array.from({ length: most }, (_, index) => item(index, long));
}

function entries(entry: unknown, size: number): unknown[] {
  return Array(Math.ceil(size / (JSON.stringify(entry).length + 1))).fill(entry);
}

/** Statistics have no text, but labels. */
function labelled({ text }: Target, size: number): object {
  if (text !== 'unused') return { [text]: 'x'.repeat(size) };
  const [count, each] = [5000, size / 5000 / 2];
  const labels = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`Label ${index}`.padEnd(each - 5, '.'), 1]),
  );
  return { minutes: labels, percentages: labels };
}

/** A list of twenty items with long texts, or one item with a text that is twenty times as long. */
function texts(target: Target, size: number, textOf: (length: number) => string): HostileAnswer | null {
  if (target.text === 'unused') return null;
  if (!target.isList) return answerOf(target, [target.item(0, { [target.text]: textOf(size) })]);
  const text = textOf(size / 20);
  const items = Array.from({ length: 20 }, (_, index) => target.item(index, { [target.text]: text }));
  return answerOf(target, items);
}
