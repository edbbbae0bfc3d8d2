import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { decoder } from '../../../src/upstream/http/decoding/decode.ts';
import { UpstreamError } from '../../../src/upstream/http/errors.ts';
import type { PlannedAnswer } from '../../support/recording-server.ts';
import { asIs, failure, open, recording } from '../harness.ts';

const refused = (status: number, ...refusals: [string | null, string][]) => ({
  name: 'UpstreamRefusedError',
  message: `Littlelogs refused the request (${status}).`,
  status,
  refusals: refusals.map(([field, message]) => ({ field, message })),
});
const nothingLegible = (status: number) =>
  refused(status, [null, `Littlelogs refused the request (${status}).`]);

test.each<[string, PlannedAnswer, object]>([
  [
    '401',
    { status: 401, json: { error: 'x' } },
    {
      name: 'UpstreamUnauthenticatedError',
      message: 'Littlelogs does not accept the credential.',
      status: 401,
    },
  ],
  [
    '403',
    { status: 403 },
    { name: 'UpstreamForbiddenError', message: 'Littlelogs does not permit this.', status: 403 },
  ],
  [
    '404',
    { status: 404, body: '<html>' },
    { name: 'UpstreamNotFoundError', message: 'Littlelogs does not have this.', status: 404 },
  ],
  [
    '408',
    { status: 408 },
    { name: 'UpstreamTimeoutError', message: 'Littlelogs did not get the request in time.', status: 408 },
  ],
  [
    '410',
    { status: 410 },
    { name: 'UpstreamNotFoundError', message: 'Littlelogs does not have this.', status: 410 },
  ],
  [
    '429',
    { status: 429 },
    {
      name: 'UpstreamRateLimitedError',
      message: 'Littlelogs limits its calls.',
      status: 429,
      retryAfter: 60,
    },
  ],
  [
    '429 with seconds',
    { status: 429, headers: { 'retry-after': '120' } },
    {
      name: 'UpstreamRateLimitedError',
      message: 'Littlelogs limits its calls. It asks to wait 120 s.',
      status: 429,
      retryAfter: 120,
    },
  ],
  [
    '429 with a date',
    { status: 429, headers: { 'retry-after': 'Thu, 01 Jan 2026 00:01:30 GMT' } },
    {
      name: 'UpstreamRateLimitedError',
      message: 'Littlelogs limits its calls. It asks to wait 90 s.',
      status: 429,
      retryAfter: 90,
    },
  ],
  [
    '429 with nonsense',
    { status: 429, headers: { 'retry-after': 'soon' } },
    {
      name: 'UpstreamRateLimitedError',
      message: 'Littlelogs limits its calls.',
      status: 429,
      retryAfter: 60,
    },
  ],
  ...['999999999', '9'.repeat(40), 'Fri, 31 Dec 9999 23:59:59 GMT'].map(
    (retryAfter): [string, PlannedAnswer, object] => [
      `429 with ${retryAfter}`,
      { status: 429, headers: { 'retry-after': retryAfter } },
      {
        name: 'UpstreamRateLimitedError',
        message: 'Littlelogs limits its calls. It asks to wait 3600 s.',
        status: 429,
        retryAfter: 3600,
      },
    ],
  ),
  [
    '429 with a date that is over',
    { status: 429, headers: { 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' } },
    {
      name: 'UpstreamRateLimitedError',
      message: 'Littlelogs limits its calls. It asks to wait 0 s.',
      status: 429,
      retryAfter: 0,
    },
  ],
  [
    '429 with a negative wait',
    { status: 429, headers: { 'retry-after': '-7' } },
    {
      name: 'UpstreamRateLimitedError',
      message: 'Littlelogs limits its calls.',
      status: 429,
      retryAfter: 60,
    },
  ],
  [
    '429 with rate limit headers alone',
    { status: 429, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '17' } },
    {
      name: 'UpstreamRateLimitedError',
      message: 'Littlelogs limits its calls.',
      status: 429,
      retryAfter: 17,
    },
  ],
  ['400', { status: 400, json: { content: ['Required.'] } }, refused(400, ['content', 'Required.'])],
  ['402', { status: 402, json: { error: 'Trial ended.' } }, refused(402, [null, 'Trial ended.'])],
  ['405', { status: 405, json: { detail: 'No <b>POST</b>.' } }, refused(405, [null, 'No POST .'])],
  [
    '422',
    { status: 422, json: { detail: [{ loc: ['body', 'display_name'], msg: 'Too long', input: 'x' }] } },
    refused(422, ['display_name', 'Too long']),
  ],
  ['409 in HTML', { status: 409, body: '<h1>Conflict at /srv/app.py</h1>' }, nothingLegible(409)],
  ['400 with half a JSON', { status: 400, body: '{"error": "x' }, nothingLegible(400)],
  ['400 with a body of a megabyte', { status: 400, json: { error: 'x'.repeat(1e6) } }, nothingLegible(400)],
  [
    '400 in an encoding',
    { status: 400, json: { error: 'x' }, headers: { 'content-encoding': 'gzip' } },
    nothingLegible(400),
  ],
  [
    '500',
    { status: 500, body: '<html>Traceback' },
    { name: 'UpstreamUnavailableError', message: 'Littlelogs answered with 500.', status: 500 },
  ],
  [
    '503 with seconds',
    { status: 503, headers: { 'retry-after': '3600' } },
    {
      name: 'UpstreamUnavailableError',
      message: 'Littlelogs answered with 503.',
      status: 503,
      retryAfter: 3600,
    },
  ],
])('%s is told as what it is', async (_, answer, expected) => {
  const server = await recording(() => answer);
  const { session } = open(server.url, { headers: { authorization: 'Bearer x' } });
  expect(await failure(session.send('POST', 'logs/create/', { json: {}, decode: asIs }))).toEqual(expected);
});

test('a 401 without a credential says that one is needed', async () => {
  const server = await recording(() => ({ status: 401 }));
  expect(await failure(open(server.url).session.get('users/$self/', { decode: asIs }))).toEqual({
    name: 'UpstreamUnauthenticatedError',
    message: 'Littlelogs demands a credential.',
    status: 401,
  });
});

test.each<[string, PlannedAnswer, string]>([
  [
    'HTML with 200',
    { body: '<html>Please log in', headers: { 'content-type': 'text/html; charset=utf-8' } },
    'Littlelogs answered with text/html where JSON is documented.',
  ],
  [
    'half a JSON',
    { body: '{"results": [{"secret":', headers: { 'content-type': 'application/json' } },
    'Littlelogs answered with broken JSON.',
  ],
  [
    'a body without a type',
    { body: 'OK', headers: { 'content-type': 'what ever you like' } },
    'Littlelogs answered with an unnamed content type where JSON is documented.',
  ],
  [
    'another shape',
    { json: { results: [{ user: 'secret' }] } },
    'Littlelogs answered with something other than documented: /results/0/user must be object.',
  ],
  [
    'no body',
    { status: 200 },
    'Littlelogs answered with something other than documented: the body must be object.',
  ],
  [
    'an encoding that nobody asked for',
    { json: {}, headers: { 'content-encoding': 'compress' } },
    'Littlelogs answered in a content encoding other than gzip, br, zstd, deflate.',
  ],
])('%s is an invalid response, asked for once', async (_, answer, message) => {
  const server = await recording(() => answer);
  const { session } = open(server.url);
  const decode = decoder(Type.Object({ results: Type.Array(Type.Object({ user: Type.Object({}) })) }));
  expect(await failure(session.get('logs/', { decode }))).toEqual({
    name: 'UpstreamInvalidResponseError',
    message,
    status: answer.status ?? 200,
  });
  expect(server.requests.length).toBe(1);
});

test('a decoder with a bug of its own is not blamed on the service', async () => {
  const { session } = open((await recording()).url);
  const bug = new TypeError('x is not a function');
  const call = session.get('logs/', {
    decode: () => {
      throw bug;
    },
  });
  await expect(call).rejects.toBe(bug);
});

test('an error names the call that failed, without its query', async () => {
  const server = await recording(() => ({ status: 404 }));
  const call = open(server.url).session.get('logs/7/', { query: { key: 's3cret' }, decode: asIs });
  const error = await call.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UpstreamError);
  expect((error as UpstreamError).request).toEqual({ service: 'LITTLELOGS', method: 'GET', path: 'logs/7/' });
});
