import { expect, test } from 'vitest';
import {
  byMethod,
  comicsThat,
  failed,
  inTurn,
  list,
  wireComic,
  wireSubscription,
} from '../services/comics/failing.ts';
import { faults } from '../support/faulty-server.ts';
import { REQUEST_TIMEOUT_MS, UPSTREAM_TIMEOUT_MS } from './harness.ts';

test('an instance that never answers costs its own fields once the time is up', async () => {
  const { ask, clock, server } = await comicsThat({ 'comics/18/': faults.stall() });
  const answer = ask('{ comic(id: 18) { name } }');
  await server.received(1);
  clock.advance(REQUEST_TIMEOUT_MS);
  expect(await answer).toEqual({
    data: { comic: null },
    errors: [failed('comic', 'UPSTREAM_TIMEOUT', 'Comics did not answer in time.', { retryable: true })],
  });
});

test('releases that never come cost nothing of the comics', async () => {
  const { ask, clock, server } = await comicsThat({
    'comics/': list(wireComic(1), wireComic(2)),
    'releases/': faults.stallAfterHeaders(),
  });
  const answer = ask('{ comics { nodes { name releases(first: 1) { nodes { id } } } } }');
  await server.received(2);
  clock.advance(REQUEST_TIMEOUT_MS);
  expect(await answer).toMatchObject({
    data: { comics: { nodes: [1, 2].map((id) => ({ name: `Comic ${id}`, releases: null })) } },
    errors: [0, 1].map((index) => ({
      path: ['comics', 'nodes', index, 'releases'],
      extensions: { code: 'UPSTREAM_TIMEOUT', retryable: true },
    })),
  });
});

test('a subscription that is not answered in time is not sent again, but looked for', async () => {
  const { ask, calls, clock, server } = await comicsThat({
    'subscriptions/': byMethod({ GET: inTurn(list(), list(wireSubscription(2, 18))), other: faults.stall() }),
  });
  const answer = ask(
    'mutation { subscribeToComic(input: { comicId: 18 }) { subscription { databaseId } viewerWasSubscribed } }',
  );
  await server.received(2);
  clock.advance(REQUEST_TIMEOUT_MS - UPSTREAM_TIMEOUT_MS);
  expect(await answer).toEqual({
    data: { subscribeToComic: { subscription: { databaseId: '2' }, viewerWasSubscribed: null } },
  });
  const subscriptionList = 'GET subscriptions/?limit=1000&offset=0';
  expect(calls).toEqual([subscriptionList, 'POST subscriptions/', subscriptionList]);
});
