import { answering, type Fault, goodBytes, html, unlessBodiless, type WriteReport } from './fault.ts';

const refused: readonly WriteReport[] = ['REFUSED', 'USER_ERRORS'];
const unclear: readonly WriteReport[] = ['UNKNOWN', 'MADE'];

const bodies: Readonly<Record<string, string | Buffer>> = {
  html,
  empty: '',
  null: 'null',
  list: '[]',
  object: '{}',
  text: '"A text."',
  number: '12345678901234567890',
  'half of an object': '{"results": [{"id": 1, "na',
  'nested errors':
    '{"error": {"detail": [{"loc": ["body", 1], "msg": {"a": [null]}}]}, "detail": null, "errors": 7}',
  'a list of errors': '[{"name": ["Bad."]}, null, 7, "x"]',
  'prototype keys':
    '{"__proto__": {"error": "x"}, "constructor": {"prototype": 1}, "error": {"__proto__": "y"}, "toString": "z"}',
  'deep nesting': '['.repeat(20_000) + ']'.repeat(20_000),
  'a long error': `{"error": "${'Too long. '.repeat(20_000)}"}`,
  'markup and controls': '{"error": "<script>alert(1)</script>\\u0000\\u001b[31m\\u202e\\ud800"}',
  'a byte order mark': '\ufeff{"error": "Marked."}',
  'invalid UTF-8': Buffer.from([
    0x7b, 0x22, 0x65, 0x72, 0x72, 0x6f, 0x72, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0xc0, 0x22, 0x7d,
  ]),
};

const refusals = [400, 401, 402, 403, 404, 405, 406, 409, 410, 413, 415, 418, 422, 428, 431, 451, 499];
const failures = [500, 501, 502, 503, 504, 507, 520, 599];

const refusalFaults = refusals.flatMap((status) =>
  Object.entries(bodies).map(([name, body]) =>
    answering(`${status} with ${name}`, () => ({ status, body }), { write: () => refused }),
  ),
);
const failureFaults = failures.flatMap((status) =>
  Object.entries(bodies).map(([name, body]) =>
    answering(`${status} with ${name}`, () => ({ status, body }), {
      write: () => ['UNKNOWN', 'REFUSED', 'USER_ERRORS'],
    }),
  ),
);
/** Success by its status, with a body that the documents don't know. */
const wrongBodies = Object.entries(bodies).flatMap(([name, body]) => [
  answering(`the documented status with ${name}`, () => ({ body }), {
    write: unlessBodiless(['MADE', 'UNKNOWN', 'REFUSED', 'USER_ERRORS']),
  }),
  ...[200, 201, 202, 203, 205, 206].map((status) =>
    answering(`${status} with ${name}`, () => ({ status, body }), {
      write: unlessBodiless([...unclear, 'REFUSED', 'USER_ERRORS']),
    }),
  ),
]);
const withoutBody = [200, 201, 204].map((status) =>
  answering(`${status} without a body`, () => ({ status }), { write: unlessBodiless(unclear) }),
);

const targets = {
  'a path outside the base': '/login',
  'the same path': '.',
  'another host': 'http://internal.athena.lan/api/',
  'another scheme': 'file:///etc/passwd',
  'a script': 'javascript:alert(1)',
  'no address': 'http://[::bad',
  'user info': 'http://user:pass@127.0.0.1:1/',
  nothing: '',
};
const redirects = [300, 301, 302, 303, 304, 305, 307, 308].flatMap((status) =>
  Object.entries(targets).map(([name, location]) =>
    answering(
      `${status} to ${name}`,
      () => ({ status, headers: location === '' ? {} : { location }, body: html }),
      {
        write: () => ['UNKNOWN', 'REFUSED', 'USER_ERRORS'],
      },
    ),
  ),
);

const waits = [
  '7',
  '0',
  '-1',
  '999999999',
  '1e9',
  'soon',
  '',
  'Wed, 21 Oct 2099 07:28:00 GMT',
  'Wed, 21 Oct 2015 07:28:00 GMT',
  '7, 9',
];
const limits = [429, 503].flatMap((status) => [
  answering(`${status} without Retry-After`, () => ({ status, body: '{"error": "Slow down."}' }), {
    write: () => ['REFUSED', 'UNKNOWN', 'USER_ERRORS'],
  }),
  ...waits.map((wait) =>
    answering(
      `${status} with Retry-After: ${wait}`,
      () => ({ status, headers: { 'retry-after': wait }, body: '{"detail": "Throttled."}' }),
      {
        write: () => ['REFUSED', 'UNKNOWN', 'USER_ERRORS'],
      },
    ),
  ),
]);

const types = [
  'text/html',
  'text/plain',
  'application/octet-stream',
  'application/xml',
  'x',
  '',
  'application/json; charset=utf-16',
  'application/json; charset=nonsense',
];
/** The right body under a wrong label: read or refused, but in one way or the other. */
const labels = types.map((type) =>
  answering(
    `Content-Type: ${type || 'none'}`,
    (exchange) => ({ headers: { 'content-type': type }, body: goodBytes(exchange) }),
    {
      write: () => ['DONE', 'MADE', 'UNKNOWN'],
    },
  ),
);
const marked = answering(
  'a byte order mark before the JSON',
  (exchange) => ({ body: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), goodBytes(exchange)]) }),
  {
    write: () => ['DONE', 'MADE'],
  },
);
const wide = answering(
  'UTF-16',
  (exchange) => ({ body: Buffer.from(`\ufeff${goodBytes(exchange)}`, 'utf16le') }),
  {
    write: unlessBodiless(['MADE', 'UNKNOWN', 'DONE']),
  },
);

export const answerFaults: readonly Fault[] = [
  ...refusalFaults,
  ...failureFaults,
  ...wrongBodies,
  ...withoutBody,
  ...redirects,
  ...limits,
  ...labels,
  marked,
  wide,
];
