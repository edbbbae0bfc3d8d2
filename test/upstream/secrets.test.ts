import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { DecodeError } from '../../src/upstream/http/decoding/decode.ts';
import { UpstreamError } from '../../src/upstream/http/errors.ts';
import { closedPort, type Fault, faults } from '../support/faulty-server.ts';
import { faulty, open } from './harness.ts';

const SECRET = 'tok3n-S3CRET';
const LEAKY_BODY = `upstream-body ${SECRET}`;

/** Each fault carries the secret wherever a service could echo it. */
const leaky: [string, Fault][] = [
  ['reset', faults.reset()],
  ['no HTTP', faults.raw(`${LEAKY_BODY}\r\n\r\n`)],
  ['broken chunks', faults.raw(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${LEAKY_BODY}\r\n`)],
  ['truncated', faults.truncate(LEAKY_BODY)],
  ['HTML', faults.answer(200, LEAKY_BODY, { 'content-type': 'text/html' })],
  ['a type full of text', faults.answer(200, LEAKY_BODY, { 'content-type': LEAKY_BODY })],
  ['broken JSON', faults.answer(200, `{"a": "${LEAKY_BODY}`)],
  ['another shape', faults.answer(200, JSON.stringify({ a: LEAKY_BODY }))],
  ['a redirect', faults.answer(302, '', { location: `http://other.example/${SECRET}?key=${SECRET}` })],
  ...[400, 401, 403, 404, 422, 429, 500].map((status): [string, Fault] => [
    `${status} with HTML`,
    faults.answer(status, `<html>${LEAKY_BODY}`, { 'content-type': 'text/html', 'retry-after': SECRET }),
  ]),
  [
    '400 that echoes the credential',
    faults.answer(400, JSON.stringify({ error: `Bad token Bearer ${SECRET}!` })),
  ],
];

test.each(leaky)('no credential, query or body shows in the error of: %s', async (_, fault) => {
  const server = await faulty(fault);
  expect(await shownBy(server.url)).not.toMatch(/S3CRET|upstream-body|key=/);
});

test('no credential or query shows in the error of a service that is not there', async () => {
  expect(await shownBy(closedPort())).not.toMatch(/S3CRET|upstream-body|key=/);
});

/** All that a log could make of the errors of a read and of a write: stack, causes and fields. */
async function shownBy(url: URL): Promise<string> {
  const { session } = open(url, { headers: { authorization: `Bearer ${SECRET}`, mobileappauth: SECRET } });
  const decode = () => {
    throw new DecodeError('/a', 'must be number');
  };
  const query = { key: SECRET };
  const errors = await Promise.all([
    session.get('logs/', { query, decode }).catch((error: unknown) => error),
    session.send('POST', 'logs/', { query, form: { pw: SECRET }, decode }).catch((error: unknown) => error),
  ]);
  expect(errors.map((error) => error instanceof UpstreamError)).toEqual([true, true]);
  return inspect(errors, { depth: 10, showHidden: true });
}
