import { expect, test } from 'vitest';
import {
  allFailed,
  allRead,
  besideLittlelogsOverPaths,
  callsOfAll,
  failed,
  readAll,
  well,
} from '../services/life-logger/beside-littlelogs.ts';
import { faults } from '../support/faulty-server.ts';
import { REQUEST_TIMEOUT_MS, settle, UPSTREAM_TIMEOUT_MS } from './harness.ts';

const late = ['UPSTREAM_TIMEOUT', 'Life Logger did not answer in time.', { retryable: true }] as const;

test('a Life Logger that stalls costs its own fields at the deadline, and Littlelogs stands', async () => {
  const { ask, called, calls, clock, server } = await besideLittlelogsOverPaths({});
  const answer = ask(readAll);
  await server.received(4);
  await called(2);
  await settle();
  clock.advance(REQUEST_TIMEOUT_MS);
  expect(await answer).toEqual(allFailed(...late));
  expect({ calls: calls(), timersLeft: clock.pending }).toEqual({ calls: callsOfAll(1), timersLeft: 0 });
});

test('one address that stalls costs its own field', async () => {
  const { ask, called, clock, server } = await besideLittlelogsOverPaths({ ...well, stats: faults.stall() });
  const answer = ask(readAll);
  await server.received(4);
  await called(5);
  await settle();
  clock.advance(REQUEST_TIMEOUT_MS);
  expect(await answer).toEqual({
    data: { ...allRead, viewer: { ...allRead.viewer, timeStats: null } },
    errors: [failed('viewer.timeStats', ...late)],
  });
});

test('a change that stalls is not repeated, and may have been made', async () => {
  const { ask, calls, clock, server } = await besideLittlelogsOverPaths({});
  const answer = ask('mutation { updateDisplayName(input: { displayName: "Ada" }) { user { id } } }');
  await server.received(1);
  clock.advance(REQUEST_TIMEOUT_MS - UPSTREAM_TIMEOUT_MS);
  expect(await answer).toEqual({
    data: { updateDisplayName: null },
    errors: [
      failed(
        'updateDisplayName',
        'UPSTREAM_TIMEOUT',
        'Life Logger did not answer in time. Whether the change was made is not known.',
        { retryable: false, outcome: 'UNKNOWN' },
      ),
    ],
  });
  clock.advance(60_000);
  await settle();
  expect(calls()).toEqual(['PATCH me']);
});
