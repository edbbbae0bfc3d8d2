import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { listenRaw, type RawRequest } from '../../support/raw-http.ts';
import { createSmallGateway } from '../small-gateway.ts';

// Requests as they come over the wire, to a gateway as it is and to one whose every answer is yoga's. Each case names the
// status that is right, and the two answers must be the same to the byte.

const greeting = '{"query":"{greeting}"}';
const greeted = '{"data":{"greeting":"Hello, world!"}}';
const jsonType = ['content-type', 'application/json'] as const;
const secret = 'hunter2-in-the-clear';

type Headers = NonNullable<RawRequest['headers']>;

interface Case extends RawRequest {
  readonly status: number;
  /** Exactly, where it is a text; else what it must hold. */
  readonly answer?: string | RegExp;
  readonly has?: Readonly<Record<string, string>>;
}

const post = (body: string | Uint8Array, ...headers: Headers): RawRequest => ({
  method: 'POST',
  target: '/graphql',
  headers: headers.some(([name]) => name.toLowerCase() === 'content-type') ? headers : [jsonType, ...headers],
  body,
});
const get = (search: string, ...headers: Headers): RawRequest => ({ target: `/graphql?${search}`, headers });
const accepting = (accept: string) => get('query={greeting}', ['accept', accept]);
const typed = (contentType: string, body: string | Uint8Array = greeting) =>
  post(body, ['Content-Type', contentType]);
const good = { status: 200, answer: greeted };
const resultType = 'application/graphql-response+json; charset=utf-8';
const plainType = 'application/json; charset=utf-8';

const contentTypes: Record<string, Case> = {
  'JSON, in any case': { ...typed('Application/JSON'), ...good },
  'JSON with spaces around the semicolon': { ...typed('application/json ; charset=utf-8'), ...good },
  'JSON with a tab before the parameter': { ...typed('application/json;\tcharset=utf-8'), ...good },
  'JSON with a quoted charset': { ...typed('application/json; charset="UTF-8"'), ...good },
  'JSON with an escape in a quoted charset': { ...typed('application/json; charset="utf\\-8"'), ...good },
  'JSON with utf8': { ...typed('application/json;charset=utf8'), ...good },
  'JSON with a parameter that nobody knows': { ...typed('application/json; profile="a;b, c"'), ...good },
  'JSON with an empty parameter': { ...typed('application/json;'), ...good },
  'JSON by its name of old': { ...typed('application/graphql+json'), ...good },
  'a document alone': { ...typed('application/graphql', '{greeting}'), ...good },
  'JSON of another charset': {
    ...typed('application/json; charset=iso-8859-1'),
    status: 415,
    answer: /charset=utf-8/,
    has: { accept: 'application/json; charset=utf-8' },
  },
  'JSON of a charset in capitals': { ...typed('application/json; CHARSET=UTF-16'), status: 415 },
  'JSON of another kind': { ...typed('application/ld+json'), status: 415, answer: /application\/json/ },
  'two types at once': { ...typed('application/json, text/plain'), status: 415 },
  'a type that is none': { ...typed('json'), status: 415 },
  XML: { ...typed('application/xml'), status: 415, has: { accept: 'application/json' } },
  'a form': { ...typed('application/x-www-form-urlencoded', 'query={greeting}'), status: 403 },
  'a text': { ...typed('text/plain'), status: 403 },
  'no type at all': { method: 'POST', target: '/graphql', body: greeting, status: 403 },
  'a form that proves itself': {
    ...post(
      'query=%7Bgreeting%7D',
      ['content-type', 'application/x-www-form-urlencoded'],
      ['x-graphql-csrf', '1'],
    ),
    ...good,
  },
};

const bytes = Buffer.from(greeting);
const coded = (coding: string, body: Uint8Array) => post(body, ['Content-Encoding', coding]);
const bodies: Record<string, Case> = {
  'a byte order mark': { ...post(`\uFEFF${greeting}`), ...good },
  'spaces around': { ...post(` \r\n${greeting}\n `), ...good },
  chunks: {
    ...post(`16\r\n${greeting}\r\n0\r\n\r\n`, ['transfer-encoding', 'chunked']),
    ...good,
  },
  'chunks, in capitals': {
    ...post(`16\r\n${greeting}\r\n0\r\n\r\n`, ['Transfer-Encoding', 'Chunked']),
    ...good,
  },
  'chunks that were compressed for the connection': {
    ...post(
      Buffer.concat([
        Buffer.from(`${gzipSync(bytes).length.toString(16)}\r\n`),
        gzipSync(bytes),
        Buffer.from('\r\n0\r\n\r\n'),
      ]),
      ['transfer-encoding', 'gzip, chunked'],
    ),
    status: 501,
    answer: /Transfer-Encoding is not accepted: send it chunked/,
  },
  'identity, which is no coding': { ...coded('identity', bytes), ...good },
  gzip: { ...coded('gzip', gzipSync(bytes)), ...good },
  'gzip by its name of old': { ...coded('X-GZip', gzipSync(bytes)), ...good },
  'gzip with a byte order mark inside': { ...coded('gzip', gzipSync(`\uFEFF${greeting}`)), ...good },
  brotli: { ...coded('br', brotliCompressSync(bytes)), ...good },
  zstd: { ...coded('zstd', zstdCompressSync(bytes)), ...good },
  deflate: { ...coded('deflate', deflateSync(bytes)), ...good },
  'deflate without its head': { ...coded('deflate', deflateRawSync(bytes)), ...good },
  'two codings': { ...coded('gzip, br', brotliCompressSync(gzipSync(bytes))), ...good },
  'three codings': { ...coded('gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(bytes)))), status: 415 },
  'a coding that nobody knows': {
    ...coded('compress', bytes),
    status: 415,
    answer: /gzip, br, deflate, zstd/,
    has: { 'accept-encoding': 'gzip, br, deflate, zstd' },
  },
  'a coding that it does not have': { ...coded('gzip', bytes), status: 400, answer: /Content-Encoding/ },
  'a coding cut short': { ...coded('gzip', gzipSync(bytes).subarray(0, -9)), status: 400 },
  'a coding cut short, brotli': { ...coded('br', brotliCompressSync(bytes).subarray(0, -3)), status: 400 },
  'a bomb of gzip': { ...coded('gzip', gzipSync(Buffer.alloc(10_000_000, 32))), status: 413 },
  'a bomb of brotli': { ...coded('br', brotliCompressSync(Buffer.alloc(10_000_000, 32))), status: 413 },
  'a bomb of zstd': { ...coded('zstd', zstdCompressSync(Buffer.alloc(10_000_000, 32))), status: 413 },
  'bytes that are not UTF-8': {
    ...post(Buffer.from('{"query":"{greeting(name:\\"\xe9\\")}"}', 'latin1')),
    status: 400,
    answer: /not valid UTF-8/,
  },
  'half a surrogate in bytes': { ...post(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])), status: 400 },
  nothing: { ...post(''), status: 400 },
  'a text': { ...post(`password=${secret}`), status: 400, answer: /not valid JSON/ },
  'JSON cut short': { ...post(`{"query":"{greeting}","variables":{"p":"${secret}"`), status: 400 },
  'a list of operations': { ...post(`[${greeting},${greeting}]`), status: 400, answer: /Batching/ },
  'an empty list': { ...post('[]'), status: 400, answer: /Batching/ },
  'a string': { ...post(`"${secret}"`), status: 400 },
  null: { ...post('null'), status: 400 },
  'variables that are a string': {
    ...post(`{"query":"{greeting}","variables":"${secret}"}`),
    status: 400,
    answer: /\\"variables\\" param to be empty or an object, but given string/,
  },
  'extensions that are a list': { ...post(`{"query":"{greeting}","extensions":["${secret}"]}`), status: 400 },
  'a name that is a number': { ...post('{"query":"{greeting}","operationName":7}'), status: 400 },
  'a query that is an object': { ...post(`{"query":{"a":"${secret}"}}`), status: 400 },
  'a parameter that nobody knows': { ...post(`{"query":"{greeting}","${secret}":1}`), status: 400 },
  'no query': { ...post('{}'), status: 200, answer: /Must provide query string/ },
  'an empty operation name': { ...post('{"query":"query A{greeting}","operationName":""}'), ...good },
};

const addresses: Record<string, Case> = {
  'a query': { ...get('query={greeting}'), ...good },
  'a query in escapes': { ...get('query=%7Bgreeting%7D&operationName=&variables='), ...good },
  'spaces as plus signs': { ...get('query=query+A+%7Bgreeting%7D&operationName=A'), ...good },
  'one parameter twice, first empty': {
    ...get('query=&query={__typename}'),
    status: 400,
    answer: /The parameter \\"query\\" must be sent once/,
  },
  'one parameter twice, the same': { ...get('query={greeting}&query={greeting}'), status: 400 },
  'a parameter of somebody else, twice': { ...get('query={greeting}&utm=1&utm=2'), ...good },
  'a wrong escape': { ...get('query={greeting}&operationName=%'), status: 400 },
  'an escape that is not UTF-8': { ...get('query={greeting(name:"%E9")}'), status: 400 },
  'a fragment': { ...get('query={greeting}#x'), ...good },
  'variables that are no JSON': { ...get(`query={greeting}&variables={${secret}`), status: 400 },
  'variables that are a string': { ...get(`query={greeting}&variables="${secret}"`), status: 400 },
  'extensions that are a number': { ...get('query={greeting}&extensions=7'), status: 400 },
  'a change': { ...get('query=mutation{likeLog(id:1){id}}'), status: 405, has: { allow: 'POST' } },
  'the path with a slash': { target: '/graphql/?query={greeting}', ...good },
  'another path': { target: '/graphqlx?query={greeting}', status: 404 },
  'a path with two slashes': { target: '//graphql?query={greeting}', status: 404 },
};

const hosts = (host: string): Headers => [['host', host]];
const targets: Record<string, Case> = {
  absolute: { target: 'http://quintet.test/graphql?query={greeting}', ...good },
  'absolute, of another host than its header': {
    target: 'HTTP://[::1]:4000/graphql?query={greeting}',
    headers: hosts('a b'),
    ...good,
  },
  'absolute, by a secure scheme': { target: 'https://a.b/graphql?query={greeting}', ...good },
  'absolute, of health': { target: 'http://quintet.test/health', status: 200 },
  'absolute, of readiness': { target: 'http://quintet.test/ready', status: 200 },
  'absolute, a change': { ...post(greeting), target: 'http://quintet.test/graphql', ...good },
  'absolute, without a path': { target: 'http://quintet.test?query={greeting}', status: 404 },
  'absolute, with a password': { target: 'http://me:pass@quintet.test/health', status: 400 },
  'absolute, without a host': { target: 'http:///health', status: 400 },
  'absolute, of another scheme': { target: 'ftp://quintet.test/health', status: 400 },
  'a host with an underscore': { ...get('query={greeting}'), headers: hosts('my_app:80'), ...good },
  'an address of six': { ...get('query={greeting}'), headers: hosts('[::1]:4000'), ...good },
  'an empty host': { ...get('query={greeting}'), headers: hosts(''), ...good },
  'a host with a space': { ...get('query={greeting}'), headers: hosts('a b:x'), status: 400 },
  'a host with a path': { ...get('query={greeting}'), headers: hosts('a/b'), status: 400 },
  'a host with a query': { ...get('query={greeting}'), headers: hosts('a?b'), status: 400 },
  'a host with a user': { ...get('query={greeting}'), headers: hosts('me@a'), status: 400 },
  'a host with too large a port': { ...get('query={greeting}'), headers: hosts('a:99999'), status: 400 },
  'a host with a path, of a body': { ...post(greeting), headers: [jsonType, ['host', 'a/b']], status: 400 },
};

const of = (type: string) => ({ ...good, has: { 'content-type': type } });
const accepts: Record<string, Case> = {
  'nothing in particular': { ...get('query={greeting}'), ...of(plainType) },
  anything: { ...accepting('*/*'), ...of(plainType) },
  'an empty header': { ...accepting(''), ...of(plainType) },
  'the type of GraphQL': { ...accepting('application/graphql-response+json'), ...of(resultType) },
  'both, the type of GraphQL first': {
    ...accepting('application/graphql-response+json, application/json'),
    ...of(resultType),
  },
  'both, JSON first': {
    ...accepting('application/json, application/graphql-response+json'),
    ...of(plainType),
  },
  'the first named less': {
    ...accepting('application/json;q=0.5, application/graphql-response+json;q=0.9'),
    ...of(resultType),
  },
  'anything but JSON': { ...accepting('*/*, application/json;q=0'), ...of(resultType) },
  'anything more than JSON': { ...accepting('application/json;q=0.1, */*'), ...of(resultType) },
  'all of application, less GraphQL': {
    ...accepting('application/*;q=0.8, application/graphql-response+json;q=0.7, text/html'),
    ...of(plainType),
  },
  'a weight in capitals': {
    ...accepting('APPLICATION/JSON;Q=0.2 , application/graphql-response+json ; q=0.3'),
    ...of(resultType),
  },
  'a charset, more special than none': {
    ...accepting('application/json;q=0, application/json;charset="UTF-8"'),
    ...of(plainType),
  },
  'another charset': { ...accepting('application/json;charset=utf-16'), status: 406 },
  'a profile that nobody knows': { ...accepting('application/json; profile="a, b"'), ...of(plainType) },
  'a comma inside quotes': { ...accepting('text/html;x="a, */*", application/json'), ...of(plainType) },
  'a page': { ...accepting('text/html'), status: 406, answer: /application\/graphql-response\+json/ },
  'nothing at all': { ...accepting('*/*;q=0'), status: 406 },
  neither: {
    ...accepting('application/json;q=0.0, application/graphql-response+json;q=0'),
    status: 406,
    has: { 'content-type': plainType },
  },
  'neither, for a change': {
    ...post('{"query":"mutation{likeLog(id:1){id}}"}', ['accept', 'image/webp']),
    status: 406,
  },
};

const methods: Record<string, Case> = {
  'HEAD of a query': { ...get('query={greeting}'), method: 'HEAD', status: 200, answer: '' },
  'HEAD of a refusal': { ...get('query={'), method: 'HEAD', status: 200, answer: '' },
  'HEAD of a change': {
    ...get('query=mutation{likeLog(id:1){id}}'),
    method: 'HEAD',
    status: 405,
    answer: '',
  },
  'HEAD of health': { target: '/health', method: 'HEAD', status: 200, answer: '' },
  'HEAD of nothing': { target: '/nothing', method: 'HEAD', status: 404, answer: '' },
  PUT: { ...post(greeting), method: 'PUT', status: 405, has: { allow: 'GET, HEAD, POST' } },
  DELETE: { target: '/graphql', method: 'DELETE', status: 405, has: { allow: 'GET, HEAD, POST' } },
  'POST to health': { target: '/health', method: 'POST', status: 405, has: { allow: 'GET, HEAD' } },
  'a preflight': {
    target: '/graphql',
    method: 'OPTIONS',
    headers: [
      ['origin', 'https://app.example.com'],
      ['access-control-request-method', 'POST'],
    ],
    status: 204,
    has: { 'access-control-allow-origin': 'https://app.example.com', vary: 'Origin' },
  },
};

const origin = ['origin', 'https://a.b.example.org'] as const;
const allowed = {
  'access-control-allow-origin': origin[1],
  'access-control-expose-headers': 'ETag, Age, Cache-Status, Retry-After, X-Request-Id',
  vary: 'Origin',
};
const pages: Record<string, Case> = {
  'an answer': { ...post(greeting, origin), ...good, has: allowed },
  'a query in an address': { ...get('query={greeting}', origin), ...good, has: allowed },
  'no JSON': { ...post(secret, origin), status: 400, has: allowed },
  'nothing acceptable': { ...get('query={greeting}', origin, ['accept', 'a/b']), status: 406, has: allowed },
  'another type': { ...post(greeting, origin, ['content-type', 'a/b']), status: 415, has: allowed },
  'too large a body': { ...post(' '.repeat(70_000), origin), status: 413, has: allowed },
  'another path': { target: '/nothing', headers: [origin], status: 404, has: allowed },
  'an origin that is not allowed': {
    ...post(greeting, ['origin', 'https://evil.example']),
    ...good,
    has: { vary: 'Origin' },
  },
};

const ids: Record<string, Case> = {
  'one of a client': { ...post(greeting, ['X-Request-Id', 'Root=1-67:a+b/c@d_e.f']), ...good },
  'one of 128': { ...get('query={greeting}', ['x-request-id', 'a'.repeat(128)]), ...good },
};

const gateways = {
  corsOrigins: ['https://app.example.com', 'https://*.example.org'],
  limits: { bodyBytes: 65_536 },
};
const usual = await listenRaw(createSmallGateway(gateways));
const byYoga = await listenRaw(createSmallGateway({ ...gateways, fastPath: false }));
afterAll(() => Promise.all([usual.close(), byYoga.close()]));

const groups = { contentTypes, bodies, addresses, targets, accepts, methods, pages, ids };

describe.each(Object.entries(groups))('%s', (_, cases) => {
  test.each(Object.entries(cases))('%s', async (_, { status, answer, has = {}, ...request }) => {
    const [fast, full] = await Promise.all([usual.send(request), byYoga.send(request)]);
    expect(fast.status).toBe(status);
    expect(comparable(fast)).toEqual(comparable(full));
    const text = fast.body.toString();
    if (typeof answer === 'string') expect(text).toBe(answer);
    else if (answer) expect(text).toMatch(answer);
    else if (status >= 400 && request.method !== 'HEAD' && status !== 404) expect(text).toMatch(/^$|message/);
    expect(fast.headers).toMatchObject(has);
    if (!('access-control-allow-origin' in has)) {
      expect(fast.headers['access-control-allow-origin']).toBeUndefined();
    }
    expect(JSON.stringify(fast.headers) + text).not.toContain(secret);
  });
});

/** All but what differs from request to request. */
function comparable({ headers, ...answer }: Awaited<ReturnType<typeof usual.send>>) {
  const { 'x-request-id': id, 'content-length': _, ...others } = headers;
  return { ...answer, headers: others, body: String(answer.body), hasId: id !== undefined };
}

test('that is a table of more than sixty odd requests', () => {
  expect(Object.values(groups).flatMap(Object.values).length).toBeGreaterThan(100);
});
