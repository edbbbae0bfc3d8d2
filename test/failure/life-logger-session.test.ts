import { expect, test } from 'vitest';
import { DEMO_SESSION_TOKEN } from '../../src/sandbox/life-logger/demo.ts';
import {
  allFailed,
  besideLittlelogs,
  callsOfAll,
  readAll,
} from '../services/life-logger/beside-littlelogs.ts';
import { startSandboxed } from '../services/life-logger/sandboxed.ts';
import { uncachedTest } from '../support/caches.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { faults } from '../support/faulty-server.ts';
import { faulty } from './harness.ts';

const notAccepted =
  'Life Logger does not accept the credential. Send the header `X-Life-Logger-Authorization: Bearer <session token>`.';

test('a session that has ended costs the fields of Life Logger, and Littlelogs stands', async () => {
  const expired = faults.answer(401, '{"detail": "Session expired or invalid. Please log in again."}');
  const { ask, calls } = await besideLittlelogs((await faulty(expired)).url);
  expect(await ask(readAll)).toEqual(
    allFailed('UNAUTHENTICATED', notAccepted, { retryable: false, header: 'X-Life-Logger-Authorization' }),
  );
  expect(calls()).toEqual(callsOfAll(1));
});

test('a credential that an older framework takes for none is forbidden, and Littlelogs stands', async () => {
  const forbidden = faults.answer(403, '{"detail": "Not authenticated"}');
  const { ask, calls } = await besideLittlelogs((await faulty(forbidden)).url);
  expect(await ask(readAll)).toEqual(
    allFailed('FORBIDDEN', 'Life Logger does not permit this.', { retryable: false }),
  );
  expect(calls()).toEqual(callsOfAll(1));
});

uncachedTest('a session lasts as long as the gateway calls within the hour, and not longer', async () => {
  const clock = new FakeClock({ now: Date.parse('2026-06-01T09:00:00Z') });
  const lifeLogger = await startSandboxed(clock);
  const ask = () =>
    lifeLogger.query(
      '{ viewer { account(service: LIFE_LOGGER) { username } } }',
      {},
      { headers: { 'X-Life-Logger-Authorization': `Bearer ${DEMO_SESSION_TOKEN}` } },
    );
  const signedIn = { data: { viewer: { account: { username: 'jacob' } } } };
  expect(await ask()).toEqual(signedIn);
  clock.advance(59 * 60_000);
  expect(await ask()).toEqual(signedIn);
  clock.advance(59 * 60_000);
  expect(await ask()).toEqual(signedIn);
  clock.advance(61 * 60_000);
  expect(await ask()).toEqual({
    data: { viewer: { account: null } },
    errors: [
      {
        message: notAccepted,
        locations: [{ line: 1, column: 12 }],
        path: ['viewer', 'account'],
        extensions: {
          code: 'UNAUTHENTICATED',
          service: 'LIFE_LOGGER',
          retryable: false,
          header: 'X-Life-Logger-Authorization',
        },
      },
    ],
  });
  await lifeLogger.close();
});
