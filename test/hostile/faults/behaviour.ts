import { answering, type Fault, goodBytes, unlessBodiless } from './fault.ts';

/** Faults of a service that answers well-formed JSON, and lies with it. */
export const behaviourFaults: readonly Fault[] = [
  {
    name: 'right once, then failing',
    onRequest: ({ earlier, behave, socket }) =>
      earlier === 0 ? behave() : void socket.end('HTTP/1.1 500 No\r\ncontent-length: 0\r\n\r\n'),
    write: () => ['DONE'],
  },
  {
    name: 'failing once, then right',
    onRequest: ({ earlier, behave, socket }) =>
      earlier > 0 ? behave() : void socket.write('HTTP/1.1 503 No\r\ncontent-length: 0\r\n\r\n'),
    write: () => ['UNKNOWN', 'REFUSED', 'USER_ERRORS'],
  },
  edited('a count above what comes', (text) =>
    text.replaceAll(/"(count|total_count)":(\d+)/g, (_, name, count) => `"${name}":${Number(count) + 7}`),
  ),
  edited('a count below what comes', (text) => text.replaceAll(/"(count|total_count)":\d+/g, '"$1":1')),
  edited('a count that is negative', (text) => text.replaceAll(/"(count|total_count)":\d+/g, '"$1":-3')),
  edited('an endless next', (text) => text.replaceAll('"next":null', '"next":"/again?offset=0"')),
  edited('a next at an internal host', (text) =>
    text.replaceAll(/"next":(null|"[^"]*")/g, '"next":"http://169.254.169.254/latest/?offset=20"'),
  ),
  edited('a next that is no address', (text) =>
    text.replaceAll(/"next":(null|"[^"]*")/g, '"next":"http://[bad?offset=x"'),
  ),
  edited(
    'success: false',
    (text) =>
      text.replaceAll('"success":true,"errors":null', '"success":false,"errors":"The hamster is tired."'),
    ['REFUSED', 'USER_ERRORS', 'DONE'],
  ),
  edited('success: false without words', (text) => text.replaceAll('"success":true', '"success":false'), [
    'REFUSED',
    'USER_ERRORS',
    'UNKNOWN',
    'DONE',
  ]),
  edited('every item twice', (text) =>
    JSON.stringify(JSON.parse(text), (_, value) => (Array.isArray(value) ? [...value, ...value] : value)),
  ),
  edited('every list backwards', (text) =>
    JSON.stringify(JSON.parse(text), (_, value) => (Array.isArray(value) ? value.toReversed() : value)),
  ),
  edited('an error in a good answer', (text) =>
    text.replace('{', '{"error":"No.","detail":"No.","errors":["No."],'),
  ),
  {
    name: 'a cookie, cache headers and a moved base',
    onRequest: (exchange) => {
      const body = goodBytes(exchange);
      const length = exchange.good.status === 204 ? '' : `content-length: ${body.length}\r\n`;
      const own = Object.entries(exchange.good.headers ?? {}).map(([name, value]) => `${name}: ${value}\r\n`);
      const headers = `${own.join('')}content-type: application/json\r\nset-cookie: a=b\r\ncache-control: public, max-age=99999999999\r\nvary: *\r\nage: -1\r\nexpires: x\r\nlast-modified: y\r\netag: "${'e'.repeat(5000)}"\r\ncontent-location: /elsewhere\r\nrefresh: 0;url=/x\r\n${length}`;
      exchange.socket.write(
        Buffer.concat([Buffer.from(`HTTP/1.1 ${exchange.good.status} OK\r\n${headers}\r\n`), body]),
      );
    },
    isHarmless: true,
    write: () => ['DONE'],
  },
];

function edited(
  name: string,
  edit: (text: string) => string,
  write: Parameters<typeof unlessBodiless>[0] = ['DONE', 'MADE', 'UNKNOWN', 'REFUSED', 'USER_ERRORS'],
): Fault {
  return answering(
    name,
    ({ good }) => ({ body: good.json === undefined ? '' : edit(JSON.stringify(good.json)) }),
    { write: unlessBodiless(write) },
  );
}
