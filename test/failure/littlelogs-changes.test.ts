import { describe, expect, test } from 'vitest';
import type { WriteOutcome } from '../../src/upstream/http/errors.ts';
import { faults } from '../support/faulty-server.ts';
import type { PlannedAnswer } from '../support/recording-server.ts';
import { failed, faulty, gatewayOver, gatewayOverPaths, recording, settle } from './harness.ts';
import { createLog, inDoubt, made, noChange, unchanged } from './operations.ts';
import { wireLog, wirePage } from './wire.ts';

const MEGABYTE = 1024 * 1024;
const HTML = '<!doctype html><title>Please log in</title>';
const page = JSON.stringify(wirePage([wireLog(1)]));

describe('a change whose answer is not as documented', () => {
  const other = 'Littlelogs answered with something other than documented:';

  test.each<[string, PlannedAnswer, string, WriteOutcome]>([
    [
      'HTML with 200',
      { body: HTML, headers: { 'content-type': 'text/html' } },
      `Littlelogs answered with text/html where JSON is documented.${inDoubt}`,
      'UNKNOWN',
    ],
    [
      'half a JSON',
      { body: page.slice(0, 60), headers: { 'content-type': 'application/json' } },
      `Littlelogs answered with broken JSON.${made}`,
      'MADE',
    ],
    ['an empty body', { status: 201 }, `${other} the body must be object.${made}`, 'MADE'],
    [
      'a wrong type',
      { json: { ...wireLog(1), id: 'x' } },
      `${other} /id must be integer or must have the documented form.${made}`,
      'MADE',
    ],
    [
      'a redirect',
      { status: 302, headers: { location: '/login' } },
      `Littlelogs redirected (302), which is not followed.${unchanged}`,
      'REFUSED',
    ],
  ])('is not a success, and not repeated: %s', async (_, answer, message, outcome) => {
    const server = await recording(() => answer);
    const { ask, clock } = gatewayOver(server.url);
    expect(await ask(createLog)).toEqual(
      noChange('createLog', 'UPSTREAM_INVALID_RESPONSE', message, { retryable: false, outcome }),
    );
    clock.advance(60_000);
    await settle();
    expect(server.requests.filter(({ method }) => method !== 'GET')).toHaveLength(1);
  });

  test('is not a success, and not repeated: a body of 100 MB', async () => {
    const server = await faulty(faults.huge(100 * MEGABYTE, { announced: true }));
    const { ask } = gatewayOver(server.url);
    expect(await ask(createLog)).toEqual(
      noChange(
        'createLog',
        'UPSTREAM_INVALID_RESPONSE',
        `Littlelogs answered with more than 10485760 bytes.${made}`,
        { retryable: false, outcome: 'MADE' },
      ),
    );
    expect(server.requests.length).toBe(1);
  });
});

describe('a change that was made stands', () => {
  test('where the look at the log afterwards fails', async () => {
    const { ask, calls } = await gatewayOverPaths({
      'logs/5/unlike/': faults.answer(204, '', { 'content-length': '0' }),
      'logs/5/': faults.answer(503, ''),
    });
    expect(
      await ask('mutation { unlikeLog(input: { id: "5" }) { log { likeCount } userErrors { message } } }'),
    ).toEqual({
      data: { unlikeLog: { log: null, userErrors: [] } },
      errors: [
        failed('unlikeLog.log', 'UPSTREAM_UNAVAILABLE', 'Littlelogs answered with 503.', { retryable: true }),
      ],
    });
    expect(calls).toEqual(['DELETE logs/5/unlike/', 'GET logs/5/', 'GET logs/5/', 'GET logs/5/']);
  });

  test('where the look at the person afterwards fails', async () => {
    const { ask, calls } = await gatewayOverPaths({
      'users/josh/follow/': faults.answer(200, '{}'),
      'users/josh/': faults.hangUp(),
    });
    expect(
      await ask('mutation { followUser(input: { userId: "josh" }) { user { bio } userErrors { message } } }'),
    ).toEqual({
      data: { followUser: { user: null, userErrors: [] } },
      errors: [
        failed(
          'followUser.user',
          'UPSTREAM_UNAVAILABLE',
          'The connection to Littlelogs broke before it answered.',
          { retryable: true },
        ),
      ],
    });
    expect(calls).toEqual([
      'POST users/josh/follow/',
      'GET users/josh/',
      'GET users/josh/',
      'GET users/josh/',
    ]);
  });
});
