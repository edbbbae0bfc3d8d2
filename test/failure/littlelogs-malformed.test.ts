import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Fault, faults } from '../support/faulty-server.ts';
import { faulty, gatewayOver, recording } from './harness.ts';
import { logsCall, logsRead, noLogs, readLogs } from './operations.ts';
import { wireLog, wirePage, wireUser } from './wire.ts';

const MEGABYTE = 1024 * 1024;
const HTML = '<!doctype html><title>Please log in</title>';
const page = JSON.stringify(wirePage([wireLog(1)]));
const html = (status: number): Fault => faults.answer(status, HTML, { 'content-type': 'text/html' });
const json = (value: unknown): Fault => faults.answer(200, JSON.stringify(value));

describe('an answer that is no JSON', () => {
  test.each<[string, Fault, string]>([
    ['HTML with 200', html(200), 'Littlelogs answered with text/html where JSON is documented.'],
    [
      'HTML that says to be JSON',
      faults.answer(200, HTML, { 'content-type': 'application/json; charset=utf-8' }),
      'Littlelogs answered with broken JSON.',
    ],
    [
      'HTML that does not say what it is',
      faults.answer(200, HTML, { 'content-type': '' }),
      'Littlelogs answered with an unnamed content type where JSON is documented.',
    ],
    ['half a JSON', faults.answer(200, page.slice(0, 60)), 'Littlelogs answered with broken JSON.'],
    ['two JSONs', faults.answer(200, page + page), 'Littlelogs answered with broken JSON.'],
    [
      'a compressed body that is broken',
      faults.answer(200, gzipSync(page).toString('latin1'), { 'content-encoding': 'gzip' }),
      'Littlelogs answered with a compressed body that can not be decompressed.',
    ],
    [
      'another protocol',
      faults.raw('SSH-2.0-OpenSSH_9.9\r\n'),
      'Littlelogs answered with something other than HTTP.',
    ],
    [
      'endless headers',
      faults.raw(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`),
      'Littlelogs answered with something other than HTTP.',
    ],
  ])('costs its field, and is not asked for again: %s', async (_, fault, message) => {
    const server = await faulty(fault);
    const { ask, calls, clock } = gatewayOver(server.url);
    expect(await ask(readLogs)).toEqual(noLogs('UPSTREAM_INVALID_RESPONSE', message, { retryable: false }));
    expect({ calls, timersLeft: clock.pending }).toEqual({ calls: [logsCall], timersLeft: 0 });
  });

  test.each<[string, Fault]>([
    ['truncated', faults.truncate(page.slice(0, 60))],
    ['truncated after a whole JSON', faults.truncate(page)],
    ['chunked, without its end', faults.chunkedCutShort(page)],
  ])('is asked for again where it broke off: %s', async (_, fault) => {
    const server = await faulty(fault, fault, faults.answer(200, page));
    const { ask, calls } = gatewayOver(server.url);
    expect(await ask(readLogs)).toEqual(logsRead);
    expect(calls).toEqual([logsCall, logsCall, logsCall]);
  });

  test('costs its field where it breaks off time and again', async () => {
    const server = await faulty(faults.truncate(page));
    const { ask, calls } = gatewayOver(server.url);
    expect(await ask(readLogs)).toEqual(
      noLogs('UPSTREAM_INVALID_RESPONSE', 'The answer of Littlelogs broke off in the middle.', {
        retryable: true,
      }),
    );
    expect(calls).toEqual([logsCall, logsCall, logsCall]);
  });
});

describe('an error page', () => {
  test.each([
    [500, 'UPSTREAM_UNAVAILABLE', 'Littlelogs answered with 500.', true, 3],
    [501, 'UPSTREAM_UNAVAILABLE', 'Littlelogs answered with 501.', true, 1],
    [403, 'FORBIDDEN', 'Littlelogs does not permit this.', false, 1],
    [404, 'NOT_FOUND', 'Littlelogs does not have this.', false, 1],
    [400, 'BAD_USER_INPUT', 'Littlelogs refused the request (400).', false, 1],
    [418, 'BAD_USER_INPUT', 'Littlelogs refused the request (418).', false, 1],
  ])('in HTML with %i is told by its status alone', async (status, code, message, retryable, tries) => {
    const server = await faulty(html(status));
    const { ask, calls } = gatewayOver(server.url);
    expect(await ask(readLogs)).toEqual(noLogs(code, message, { retryable }));
    expect(calls.length).toBe(tries);
  });

  test('of 100 MB is told by its status alone, and hardly read', async () => {
    const server = await faulty(faults.huge(100 * MEGABYTE, { announced: false, status: 403 }));
    const { ask, calls } = gatewayOver(server.url);
    expect(await ask(readLogs)).toEqual(
      noLogs('FORBIDDEN', 'Littlelogs does not permit this.', { retryable: false }),
    );
    expect(calls).toEqual([logsCall]);
    expect(server.bytesSent).toBeLessThan(20 * MEGABYTE);
  });
});

describe('JSON of another shape', () => {
  const logs = [0, 1, 2, 3].map((id) => wireLog(id));
  const nth = (id: number, overrides: object) =>
    wirePage(logs.map((log) => (log.id === id ? { ...log, ...overrides } : log)));
  const { content: _, ...withoutContent } = wireLog(2);

  test.each<[string, unknown, string[]]>([
    ['a wrong type deep inside', nth(3, { user: { ...wireUser('x'), username: 12 } }), ['0', '1', '2', '3']],
    ['an empty name', nth(1, { user: wireUser('') }), ['0', '1', '2', '3']],
    ['null for an object', nth(0, { user: null }), ['0', '1', '2', '3']],
    ['an object for a list', nth(2, { tags: { a: 1 } }), ['0', '1', '2', '3']],
    [
      'a wrong type in a comment of a log',
      nth(2, { comments: [{ id: 'x', created: '2015-11-02T00:23:27Z', content: 'x' }] }),
      ['0', '1', '2', '3'],
    ],
    ['a time that is none', nth(1, { created: 'yesterday' }), ['0', '1', '2', '3']],
    ['a missing field', wirePage([wireLog(1), withoutContent]), ['1', '2']],
  ])('costs nothing where it is not selected: %s', async (_, body, ids) => {
    const server = await faulty(json(body));
    const { ask, calls } = gatewayOver(server.url);
    expect(await ask(readLogs)).toEqual({
      data: { logs: { nodes: ids.map((databaseId) => ({ databaseId })) } },
    });
    expect(calls).toEqual([logsCall]);
  });

  test.each<[string, unknown, string]>([
    [
      'an id that is none',
      nth(3, { id: 'x' }),
      '/results/3/id must be integer or must have the documented form',
    ],
    ['a missing total', { results: [] }, 'the body must have required properties count'],
    ['a total below zero', { count: -1, results: [] }, '/count must be >= 0'],
    ['a total in words', { count: 'many', results: [] }, '/count must be integer'],
    ['a list without its envelope', [wireLog(1)], 'the body must be object'],
    ['null', null, 'the body must be object'],
    [
      'an error object with 200',
      { error: 'S3CRET' },
      'the body must have required properties count, results',
    ],
  ])('costs its field and tells the place, never the value: %s', async (_, body, fault) => {
    const server = await faulty(json(body));
    const { ask, calls } = gatewayOver(server.url);
    expect(await ask(readLogs)).toEqual(
      noLogs(
        'UPSTREAM_INVALID_RESPONSE',
        `Littlelogs answered with something other than documented: ${fault}.`,
        {
          retryable: false,
        },
      ),
    );
    expect(calls).toEqual([logsCall]);
  });

  test('an empty body costs its field', async () => {
    const server = await faulty(faults.answer(200, ''));
    const { ask, calls } = gatewayOver(server.url);
    expect(await ask(readLogs)).toEqual(
      noLogs(
        'UPSTREAM_INVALID_RESPONSE',
        'Littlelogs answered with something other than documented: the body must be object.',
        { retryable: false },
      ),
    );
    expect(calls).toEqual([logsCall]);
  });

  test('fields that nobody knows are passed over', async () => {
    const server = await faulty(json({ ...nth(1, { mood: 'good' }), took: 3 }));
    const { ask } = gatewayOver(server.url);
    expect(await ask(readLogs)).toEqual({
      data: { logs: { nodes: ['0', '1', '2', '3'].map((databaseId) => ({ databaseId })) } },
    });
  });
});

describe('a body of 100 MB', () => {
  test.each([
    ['announced', true],
    ['not announced', false],
  ])('%s, costs its field and is not read', async (_, announced) => {
    const server = await faulty(faults.huge(100 * MEGABYTE, { announced }));
    const { ask, calls } = gatewayOver(server.url);
    const before = process.memoryUsage().arrayBuffers;
    expect(await ask(readLogs)).toEqual(
      noLogs('UPSTREAM_INVALID_RESPONSE', 'Littlelogs answered with more than 10485760 bytes.', {
        retryable: false,
      }),
    );
    expect(calls).toEqual([logsCall]);
    expect(server.bytesSent).toBeLessThan(40 * MEGABYTE); // The limit, and what the two sockets' buffers hold.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40 * MEGABYTE);
  });
});

describe('a redirect', () => {
  test('to another origin costs its field; nothing is asked there', async () => {
    const elsewhere = await recording();
    const server = await recording(() => ({
      status: 302,
      headers: { location: new URL('api/1/logs/', elsewhere.url).href },
    }));
    const { ask } = gatewayOver(server.url);
    expect(await ask(readLogs)).toEqual(
      noLogs(
        'UPSTREAM_INVALID_RESPONSE',
        'Littlelogs redirected (302) to another origin, which is not followed.',
        { retryable: false },
      ),
    );
    expect({ there: server.requests.length, elsewhere: elsewhere.requests.length }).toEqual({
      there: 1,
      elsewhere: 0,
    });
  });

  test('that leads in a circle costs its field, soon', async () => {
    const server = await recording(({ url }) => ({ status: 302, headers: { location: url } }));
    const { ask } = gatewayOver(server.url);
    expect(await ask(readLogs)).toEqual(
      noLogs(
        'UPSTREAM_INVALID_RESPONSE',
        'Littlelogs redirected (302) time and again, which is not followed.',
        { retryable: false },
      ),
    );
    expect(server.requests.length).toBe(3);
  });

  test('on the same origin is followed', async () => {
    const server = await recording(({ url }) =>
      url.startsWith('/moved/') ? { body: page } : { status: 301, headers: { location: `/moved${url}` } },
    );
    const { ask } = gatewayOver(server.url);
    expect(await ask(readLogs)).toEqual(logsRead);
  });
});
