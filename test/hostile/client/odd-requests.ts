import { gzipSync } from 'node:zlib';
import { postBytes } from './raw-http.ts';

/** An HTTP request that a stranger may send. `more` are header lines to add: with them it takes another entrance. */
export interface OddRequest {
  readonly name: string;
  readonly bytes: (more: string) => Buffer;
  /** The statuses that say what is so. 0: the connection is closed without a word. */
  readonly expect: readonly number[];
  /** Words that the body must hold. */
  readonly says?: RegExp;
  /** A server may end the connection before the whole request is read. */
  readonly isWire?: boolean;
}

const typename = '{"query":"{ __typename }"}';
const latin = (text: string) => Buffer.from(text, 'latin1');

function post(
  name: string,
  headers: Readonly<Record<string, string>>,
  expect: readonly number[],
  body: string | Buffer = typename,
  says?: RegExp,
): OddRequest {
  const bytes = (more: string) => {
    const plain = postBytes(body, headers);
    const at = plain.indexOf('\r\n') + 2;
    return Buffer.concat([plain.subarray(0, at), latin(more), plain.subarray(at)]);
  };
  return { name, bytes, expect, ...(says ? { says } : {}) };
}

const json = (name: string, body: string | Buffer, expect: readonly number[], says?: RegExp) =>
  post(name, {}, expect, body, says);
const wire = (name: string, text: string | Buffer, expect: readonly number[], says?: RegExp): OddRequest => ({
  name,
  expect,
  isWire: true,
  ...(says ? { says } : {}),
  bytes(more) {
    const bytes = typeof text === 'string' ? latin(text) : text;
    const at = bytes.indexOf('\r\n') + 2;
    return Buffer.concat([bytes.subarray(0, at), latin(more), bytes.subarray(at)]);
  },
});
const get = (name: string, target: string, expect: readonly number[], headers = '') =>
  wire(name, `GET ${target} HTTP/1.1\r\nHost: q\r\nConnection: close\r\n${headers}\r\n`, expect);

const query = (value: unknown) => JSON.stringify({ query: value });
const graphql = (name: string, value: unknown) =>
  json(name, query(value), [200, 400], /"errors":\[\{"message":/);
const escaped = encodeURIComponent('{ __typename }');

export const contentTypes: readonly OddRequest[] = [
  ...[
    'Application/JSON',
    'application/json ; charset=utf-8',
    'application/json;charset=UTF-8',
    'application/json; charset="utf-8"',
    'application/json;',
    'application/json; odata=verbose',
    'application/json;charset=utf8',
  ].map((type) => post(`Content-Type: ${type}`, { 'content-type': type }, [200])),
  ...[
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/jsonx',
    'application/json5',
    'x',
    '',
    'text/plain; application/json',
    'application/json, text/plain',
  ].map((type) =>
    post(
      `Content-Type: ${type || 'empty'}`,
      { 'content-type': type },
      [400, 403, 415],
      typename,
      /application\/json/,
    ),
  ),
  post('no Content-Type', { 'content-type': '\0' }, [400, 403, 415], typename, /application\/json/),
  post(
    'UTF-16',
    { 'content-type': 'application/json; charset=utf-16' },
    [400, 415],
    Buffer.from(typename, 'utf16le'),
  ),
  post('gzip', { 'content-encoding': 'gzip' }, [200, 415], gzipSync(typename)),
  post(
    'an unknown coding',
    { 'content-encoding': 'compress-me' },
    [415],
    typename,
    /compress-me|[Ee]ncod|coding/,
  ),
  post('identity', { 'content-encoding': 'identity' }, [200]),
  post('a gzip bomb', { 'content-encoding': 'gzip' }, [413, 415], gzipSync(Buffer.alloc(20_000_000, ' '))),
];

export const accepts: readonly OddRequest[] = [
  ...[
    'application/json',
    '*/*',
    'application/*',
    'application/graphql-response+json;q=0.5, application/json;q=0.9',
    'text/html;q=0.9, */*;q=0.1',
    'application/json;q=0.001',
    'APPLICATION/JSON',
    '',
    'application/json; charset=utf-8',
  ].map((type) => post(`Accept: ${type || 'empty'}`, { accept: type }, [200])),
  ...['image/png', 'application/json;q=0', '*/*;q=0', 'text/html', 'application/json;q=0, text/csv'].map(
    (type) =>
      post(`Accept: ${type}`, { accept: type }, [406], typename, /application\/(json|graphql-response)/),
  ),
  ...['garbage', ';;;,,,', 'application/json;q=banana', 'a/b,'.repeat(500)].map((type) =>
    post(`Accept: ${type.slice(0, 20)}`, { accept: type }, [200, 400, 406]),
  ),
];

export const bodies: readonly OddRequest[] = [
  json('a byte order mark', `\ufeff${typename}`, [200]),
  json('spaces around', ` \n\t${typename}\r\n `, [200]),
  json('an empty operationName', '{"query":"{ __typename }","operationName":""}', [200]),
  json(
    'null for all that may be left out',
    '{"query":"{ __typename }","operationName":null,"variables":null,"extensions":null}',
    [200],
  ),
  json('unknown keys', '{"query":"{ __typename }","__proto__":{"a":1},"constructor":1,"id":"x"}', [200, 400]),
  json('a list of operations', `[${typename},${typename}]`, [400], /[Ll]ist|[Aa]rray|[Bb]atch/),
  json('an empty list', '[]', [400]),
  ...[
    '',
    'null',
    '7',
    '"text"',
    'true',
    '{"query":',
    '{"query":"{ __typename }"',
    'undefined',
    "{'query':'{a}'}",
    '\0',
    '{"query":"{ __typename }"}x',
  ].map((body) => json(`the body ${JSON.stringify(body)}`, body, [400])),
  ...[7, {}, [], true].map((value) => json(`the query ${JSON.stringify(value)}`, query(value), [400])),
  // To a client that takes `application/json` GraphQL over HTTP lets a server answer 200 with errors.
  ...[
    null,
    '',
    ' ',
    '#',
    '# only a comment',
    '{',
    '}',
    'query',
    '\u0000',
    '\ud800',
    '\ufeff',
    '{ __typename \u0000 }',
    '{ __typename "',
    '"""',
    '{ a(b: "\\u{110000}") }',
  ].map((value) => graphql(`the query ${JSON.stringify(value)}`, value)),
  ...['7', '"x"', '[]', 'true', '[[]]'].map((value) =>
    json(`variables ${value}`, `{"query":"{ __typename }","variables":${value}}`, [400]),
  ),
  ...['7', '"x"', '[]', 'true'].map((value) =>
    json(`extensions ${value}`, `{"query":"{ __typename }","extensions":${value}}`, [400]),
  ),
  ...['7', '{}', '[]', 'true', '"Nope"'].map((value) =>
    json(`operationName ${value}`, `{"query":"query A { __typename }","operationName":${value}}`, [400]),
  ),
  ...[
    '7',
    '{}',
    '{"sha256Hash":7,"version":1}',
    '{"sha256Hash":"x","version":1}',
    '{"version":2,"sha256Hash":""}',
    '[]',
    '{"__proto__":1}',
  ].map((value) =>
    json(
      `persistedQuery ${value}`,
      `{"query":"{ __typename }","extensions":{"persistedQuery":${value}}}`,
      [200, 400, 404],
    ),
  ),
  ...['7', '""', '"sha256:x"', '"__proto__"', '{}', '"constructor"'].map((value) =>
    json(`documentId ${value}`, `{"documentId":${value}}`, [200, 400, 404]),
  ),
  json(
    'invalid UTF-8',
    Buffer.concat([
      latin('{"query":"{ __typename }","operationName":"'),
      Buffer.from([0xff, 0xc0, 0xfe]),
      latin('"}'),
    ]),
    [400],
  ),
  json('duplicate keys', '{"query":7,"query":"{ __typename }"}', [200, 400]),
  json(
    'deep variables',
    `{"query":"{ __typename }","variables":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`,
    [200, 400],
  ),
  graphql('a deep query', '{a'.repeat(20_000) + '}'.repeat(20_000)),
  graphql('deep lists in a query', `{ a(b: ${'['.repeat(20_000)}${']'.repeat(20_000)}) }`),
  graphql('a list that opens often and never ends', `{ a(b: ${'['.repeat(1_900)}`),
  graphql('many tokens', `{ ${'__typename '.repeat(20_000)} }`),
  json(
    'a huge number',
    '{"query":"query($n: Int) { logs(first: $n) { totalCount } }","variables":{"n":1e999}}',
    [400],
  ),
  json('a body at its limit', query(`{ __typename } #${'x'.repeat(262_000 - 40)}`), [200, 400]),
  json('a body beyond its limit', query(`{ __typename } #${'x'.repeat(300_000)}`), [413], /262,?144/),
];

export const targets: readonly OddRequest[] = [
  get('a plain GET', `/graphql?query=${escaped}`, [200]),
  get('a query given twice', `/graphql?query=&query=${escaped}`, [200, 400]),
  get('a broken percent sign', '/graphql?query=%', [200, 400]),
  get('variables that are no JSON', `/graphql?query=${escaped}&variables=x`, [400]),
  get('variables of another type', `/graphql?query=${escaped}&variables=7`, [400]),
  get('extensions that are no JSON', `/graphql?query=${escaped}&extensions=%7B`, [400]),
  get(
    'a mutation',
    `/graphql?query=${encodeURIComponent('mutation { likeLog(input: { id: "1" }) { userErrors { code } } }')}`,
    [405],
  ),
  get('an absolute target', `http://quintet.example/graphql?query=${escaped}`, [200]),
  get('an absolute target elsewhere', `http://other.example/graphql?query=${escaped}`, [200, 400, 421]),
  get('two slashes', '//graphql', [400, 404]),
  get('a path above the root', '/../../etc/passwd', [400, 404]),
  get('an encoded path above the root', '/%2e%2e/%2e%2e/etc/passwd', [400, 404]),
  get('a path of control characters', '/%00%0a%0d', [400, 404]),
  get('an unknown path', '/nope', [404]),
  get('nothing asked', '/graphql', [200, 400, 404, 406, 415]),
  get('a very long target', `/graphql?query=${'x'.repeat(30_000)}`, [400, 414, 431]),
  wire(
    'a POST in absolute form',
    `POST http://quintet.example/graphql HTTP/1.1\r\nHost: quintet.example\r\nContent-Type: application/json\r\nContent-Length: ${typename.length}\r\nConnection: close\r\n\r\n${typename}`,
    [200],
  ),
  ...['a b', '[', 'a/b', '@', 'http://x', 'x:99999', 'x:y', ''].map((host) =>
    wire(
      `Host: ${host}`,
      `GET /graphql?query=${escaped} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
      [200, 400],
    ),
  ),
  wire('no Host', `GET /graphql?query=${escaped} HTTP/1.1\r\nConnection: close\r\n\r\n`, [400]),
  wire(
    'no Host with a POST',
    `POST /graphql HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: ${typename.length}\r\nConnection: close\r\n\r\n${typename}`,
    [400],
  ),
  wire('no Host in HTTP/1.0, which needs none', `GET /graphql?query=${escaped} HTTP/1.0\r\n\r\n`, [200]),
  ...[
    ['two different Hosts', 'Host: a\r\nHost: b'],
    ['the same Host twice', 'Host: a\r\nHost: a'],
    ['two Hosts in other letters', 'HOST: a\r\nX-Between: 1\r\nhost: b'],
    ['two Hosts, of which one is empty', 'Host:\r\nHost: b'],
  ].flatMap(([name, hosts]) => [
    wire(
      `${name}, by GET`,
      `GET /graphql?query=${escaped} HTTP/1.1\r\n${hosts}\r\nConnection: close\r\n\r\n`,
      [400],
    ),
    wire(
      `${name}, by POST`,
      `POST /graphql HTTP/1.1\r\n${hosts}\r\nContent-Type: application/json\r\nContent-Length: ${typename.length}\r\nConnection: close\r\n\r\n${typename}`,
      [400],
    ),
    wire(
      `${name}, in absolute form`,
      `GET http://a/graphql?query=${escaped} HTTP/1.1\r\n${hosts}\r\nConnection: close\r\n\r\n`,
      [400],
    ),
    wire(`${name}, at /health`, `GET /health HTTP/1.1\r\n${hosts}\r\nConnection: close\r\n\r\n`, [400]),
  ]),
  ...['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'SEARCH', 'QUERY'].map((method) =>
    wire(
      method,
      `${method} /graphql HTTP/1.1\r\nHost: q\r\nContent-Type: application/json\r\nContent-Length: ${typename.length}\r\nConnection: close\r\n\r\n${typename}`,
      [400, 405, 501],
    ),
  ),
  wire('CONNECT', 'CONNECT internal:443 HTTP/1.1\r\nHost: internal:443\r\n\r\n', [0, 400, 405, 501]),
  wire(
    'an asterisk',
    'OPTIONS * HTTP/1.1\r\nHost: q\r\nConnection: close\r\n\r\n',
    [200, 204, 400, 404, 405],
  ),
  wire(
    'an upgrade',
    `GET /graphql?query=${escaped} HTTP/1.1\r\nHost: q\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n\r\n`,
    [0, 200, 400, 426],
  ),
];

export const framing: readonly OddRequest[] = [
  wire(
    'chunks with extensions and trailers',
    `POST /graphql HTTP/1.1\r\nHost: q\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n${[...typename].map((character) => `1;a=b\r\n${character}\r\n`).join('')}0\r\nX-Trailer: 1\r\n\r\n`,
    [200],
  ),
  wire(
    '100-continue',
    `POST /graphql HTTP/1.1\r\nHost: q\r\nContent-Type: application/json\r\nContent-Length: ${typename.length}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n${typename}`,
    [200],
  ),
  wire(
    'another expectation',
    `POST /graphql HTTP/1.1\r\nHost: q\r\nContent-Type: application/json\r\nContent-Length: ${typename.length}\r\nExpect: the-impossible\r\nConnection: close\r\n\r\n${typename}`,
    [200, 417],
  ),
  wire(
    'chunks beyond the limit',
    `POST /graphql HTTP/1.1\r\nHost: q\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n${'4e20\r\n'.concat('x'.repeat(20_000), '\r\n').repeat(20)}0\r\n\r\n`,
    [413],
  ),
  wire(
    'a length and chunks',
    `POST /graphql HTTP/1.1\r\nHost: q\r\nContent-Type: application/json\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    [400],
  ),
  wire(
    'two lengths',
    `POST /graphql HTTP/1.1\r\nHost: q\r\nContent-Type: application/json\r\nContent-Length: 26\r\nContent-Length: 27\r\n\r\n${typename}x`,
    [400],
  ),
  wire('a negative length', 'POST /graphql HTTP/1.1\r\nHost: q\r\nContent-Length: -1\r\n\r\n', [400]),
  wire(
    'a huge length',
    'POST /graphql HTTP/1.1\r\nHost: q\r\nContent-Type: application/json\r\nContent-Length: 99999999999\r\nConnection: close\r\n\r\n{',
    [400, 413],
  ),
  wire(
    'a chunk size that is none',
    'POST /graphql HTTP/1.1\r\nHost: q\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    [400],
  ),
  wire(
    'a flood of headers',
    `GET /health HTTP/1.1\r\nHost: q\r\n${Array.from({ length: 3000 }, (_, index) => `X-${index}: y\r\n`).join('')}Connection: close\r\n\r\n`,
    [200, 400, 431],
  ),
  wire(
    'a header of 100 kB',
    `GET /health HTTP/1.1\r\nHost: q\r\nX-Long: ${'y'.repeat(100_000)}\r\n\r\n`,
    [431],
  ),
  wire(
    'a folded header',
    'GET /health HTTP/1.1\r\nHost: q\r\nX-A: b\r\n c\r\nConnection: close\r\n\r\n',
    [200, 400],
  ),
  wire('a zero byte in a header', 'GET /health HTTP/1.1\r\nHost: q\r\nX-A: b\0c\r\n\r\n', [400]),
  wire('HTTP/1.0', 'GET /health HTTP/1.0\r\n\r\n', [200, 400]),
  wire('HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [0, 400, 505]),
  wire('TLS', Buffer.from('16030100c8010000c40303\r\n', 'latin1'), [0, 400]),
  wire('garbage', Buffer.from([0, 1, 2, 3, 255, 254, 13, 10, 13, 10]), [0, 400]),
];

export const heads: readonly OddRequest[] = ['/health', '/ready', `/graphql?query=${escaped}`, '/nope'].map(
  (target) =>
    wire(
      `HEAD ${target}`,
      `HEAD ${target} HTTP/1.1\r\nHost: q\r\nConnection: close\r\n\r\n`,
      target === '/nope' ? [404] : [200],
    ),
);
