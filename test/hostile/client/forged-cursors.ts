import { deflateRawSync, deflateSync, gzipSync, inflateRawSync } from 'node:zlib';

/** Cursors and ids as a stranger would forge them: from a real one, or from nothing. */
export function forgeries(real: string): Readonly<Record<string, string>> {
  const text = Buffer.from(real, 'base64url').toString('latin1');
  const encode = (value: string | Buffer) =>
    (typeof value === 'string' ? Buffer.from(value, 'latin1') : value).toString('base64url');
  const changes: Record<string, string> = {
    empty: '',
    junk: '!!!!',
    'an equals sign': '=',
    spaces: '   ',
    'spaces around it': ` ${real} `,
    'padding behind it': `${real}==`,
    'a line break in it': `${real.slice(0, 5)}\n${real.slice(5)}`,
    'plus and slash': `${real.slice(0, -2)}+/`,
    'not base64': 'ünïcödé',
    'cut short': real.slice(0, -3),
    'twice itself': real + real,
    'a zero byte': encode(`${text}\0`),
    'base64 of junk': encode('junk'),
    'base64 of JSON': encode('{"a":1}'),
    'a list': encode('[]'),
    'deep lists': encode(`[${'['.repeat(500)}${']'.repeat(500)}]`),
    'a long one': 'A'.repeat(100_000),
    'prototype keys': encode('{"__proto__":{"x":1}}'),
    'all zeros': encode(Buffer.alloc(200)),
    'all ones': encode(Buffer.alloc(200, 255)),
  };
  // With a checksum that is right again: the source is public, and so is the way to compute it.
  const { header, content } = unsealed(real);
  const seal = (body: string | Buffer, isPacked: boolean) => sealed(header, Buffer.from(body), isPacked);
  for (const [name, pack] of Object.entries({ deflateSync, deflateRawSync, gzipSync })) {
    const bomb = pack('['.repeat(500_000) + ']'.repeat(500_000));
    changes[`${name} of deep lists`] = encode(bomb);
    changes[`${name} of deep lists, sealed`] = seal(bomb, true);
    changes[`${name} of it, sealed`] = seal(pack(content), true);
    changes[`${name} of many keys, sealed`] = seal(pack(`${content}${',"x"'.repeat(200_000)}`), true);
    changes[`${name} of few keys, sealed`] = seal(pack(`${content}${',"x"'.repeat(500)}`), true);
  }
  changes['packed by its mark alone'] = seal(content, true);
  changes['an old version'] = sealed(Buffer.from([1, ...header.subarray(1)]), Buffer.from(content), false);
  changes['a field less'] = seal(content.slice(0, Math.max(0, content.lastIndexOf(','))), false);
  changes['a field more'] = seal(`${content},0`, false);
  for (const [index, { start, end }] of valuesIn(content).entries()) {
    for (const [name, value] of Object.entries(substitutes)) {
      changes[`value ${index} is ${name}`] = seal(
        content.slice(0, start) + value + content.slice(end),
        false,
      );
    }
  }
  return changes;
}

const substitutes = {
  'a word': '"abc"',
  null: 'null',
  true: 'true',
  'a huge number': '1e999',
  'a negative number': '-1',
  'a fraction': '0.5',
  'a long number': '99999999999999999999',
  'a list': '[]',
  'a list of lists': '[[[[[]]]]]',
  'an object': '{"__proto__":{}}',
  'a long text': `"${'x'.repeat(3000)}"`,
  'an escape': '"\\u0000\\ud800"',
  'a path': '"../../users/me"',
  nothing: '',
};

/** Where JSON values that hold no others stand in a text. */
function valuesIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|null|true|false|\[\]/g)].map(
    ({ index, 0: match }) => ({ start: index, end: index + match.length }),
  );
}

const HEADER_BYTES = 6;
const CHECKSUM_BYTES = 4;

function unsealed(real: string): { readonly header: Buffer; readonly content: string } {
  const bytes = Buffer.from(real, 'base64url');
  const header = bytes.subarray(0, HEADER_BYTES);
  const body = bytes.subarray(HEADER_BYTES + CHECKSUM_BYTES);
  const isPacked = ((header[5] ?? 0) & 1) === 1;
  // An id is forged as if it were a cursor: what it holds is nothing packed.
  return { header, content: (isPacked && header[0] === 2 ? inflateRawSync(body) : body).toString() };
}

function sealed(header: Buffer, body: Buffer, isPacked: boolean): string {
  const own = Buffer.from([...header.subarray(0, 5), isPacked ? 1 : 0]);
  const checksum = Buffer.alloc(CHECKSUM_BYTES);
  checksum.writeUInt32BE(fnv(Buffer.concat([own, body])));
  return Buffer.concat([own, checksum, body]).toString('base64url');
}

/** FNV-1a, 32 bits. */
function fnv(bytes: Buffer): number {
  return bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811c9dc5) >>> 0;
}
