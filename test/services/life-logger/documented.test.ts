import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  MyEventsDocument,
  MyLabelsDocument,
  MyTimeDocument,
  UpdateDisplayNameDocument,
} from '../../../schema/generated/graphql.ts';
import type { UpstreamGateway } from '../../support/upstream-gateway.ts';
import { byDocuments, documented, globalId, patch, read, signedIn, startLifeLogger } from './documented.ts';

// Every operation that Life Logger documents (F1 to F5 of the contract): the request as it must be, and the documented
// answer as it comes out.

let lifeLogger: UpstreamGateway;
beforeEach(async () => {
  lifeLogger = await startLifeLogger(byDocuments);
});
afterEach(() => lifeLogger.close());

const range = { start: '2026-03-24T00:00:00Z', end: '2026-03-25T00:00:00Z' };
const rangeQuery = 'start=2026-03-24T00%3A00%3A00.000Z&end=2026-03-25T00%3A00%3A00.000Z';
const event42 = {
  id: globalId('Event', 42),
  databaseId: '42',
  label: 'Programming',
  startedAt: '2026-03-24T09:00:00.000Z',
  endedAt: '2026-03-24T11:30:00.000Z',
  isRunning: false,
  durationMinutes: 150,
};

test('F1 the account is who the session belongs to', async () => {
  const query = `{
    viewer {
      account(service: LIFE_LOGGER) {
        __typename id service username displayName avatarUrl profileUrl bio location joinedAt
        ... on LifeLoggerUser { databaseId }
      }
    }
  }`;
  expect(await lifeLogger.query(query, {}, signedIn)).toEqual({
    data: {
      viewer: {
        account: {
          __typename: 'LifeLoggerUser',
          id: globalId('LifeLoggerUser', 1),
          service: 'LIFE_LOGGER',
          username: 'yourname',
          displayName: 'Jacob',
          avatarUrl: null,
          profileUrl: null,
          bio: null,
          location: null,
          joinedAt: '2026-03-24T12:00:00.000Z',
          databaseId: '1',
        },
      },
    },
  });
  expect(lifeLogger.server.requests).toEqual([read(lifeLogger, 'me')]);
});

test('F1 the only user that can be asked for by name is the one who asks', async () => {
  const query = `{
    own: user(service: LIFE_LOGGER, username: "yourname") { username joinedAt }
    anyCase: user(service: LIFE_LOGGER, username: "YourName") { username }
    other: user(service: LIFE_LOGGER, username: "noor") { username }
  }`;
  expect(await lifeLogger.query(query, {}, signedIn)).toEqual({
    data: {
      own: { username: 'yourname', joinedAt: '2026-03-24T12:00:00.000Z' },
      anyCase: { username: 'yourname' },
      other: null,
    },
  });
  expect(lifeLogger.server.requests).toEqual([read(lifeLogger, 'me')]);
});

test('F2 the labels that can be given, beside the account', async () => {
  expect(await lifeLogger.run(MyLabelsDocument, {}, signedIn)).toEqual({
    data: {
      viewer: {
        account: {
          id: globalId('LifeLoggerUser', 1),
          service: 'LIFE_LOGGER',
          username: 'yourname',
          displayName: 'Jacob',
          joinedAt: '2026-03-24T12:00:00.000Z',
          databaseId: '1',
        },
        labels: ['Exercise', 'Programming', 'Reading'],
      },
    },
  });
  const requests = lifeLogger.server.requests.toSorted((a, b) => b.url.localeCompare(a.url));
  expect(requests).toEqual([read(lifeLogger, 'me'), read(lifeLogger, 'labels')]);
});

test('F3 the events of a range', async () => {
  expect(await lifeLogger.run(MyEventsDocument, range, signedIn)).toEqual({
    data: {
      viewer: {
        events: {
          totalCount: 1,
          edges: [{ cursor: expect.any(String), node: event42 }],
          pageInfo: {
            hasNextPage: false,
            hasPreviousPage: false,
            startCursor: expect.any(String),
            endCursor: expect.any(String),
          },
        },
      },
    },
  });
  expect(lifeLogger.server.requests).toEqual([read(lifeLogger, `events?${rangeQuery}`)]);
});

test('F3 a range is sent in UTC, whatever time zone it comes in', async () => {
  const zoned = { start: '2026-03-24T01:00:00+01:00', end: '2026-03-24T19:30:00.500-05:30' };
  const { errors } = await lifeLogger.run(MyEventsDocument, zoned, signedIn);
  expect(errors).toBeUndefined();
  expect(lifeLogger.server.requests).toEqual([
    read(lifeLogger, 'events?start=2026-03-24T00%3A00%3A00.000Z&end=2026-03-25T01%3A00%3A00.500Z'),
  ]);
});

test('F3 all events, without a range: the last week and what lies ahead, then ever more', async () => {
  expect(await lifeLogger.run(MyEventsDocument, {}, signedIn)).toEqual({
    data: {
      viewer: {
        events: {
          totalCount: null,
          edges: [{ cursor: expect.any(String), node: event42 }],
          pageInfo: {
            hasNextPage: false,
            hasPreviousPage: false,
            startCursor: expect.any(String),
            endCursor: expect.any(String),
          },
        },
      },
    },
  });
  expect(lifeLogger.calls).toEqual([
    'GET events?start=2026-03-18T08%3A00%3A00.000Z&end=9999-12-31T23%3A59%3A59.000Z',
    'GET events?start=2026-02-18T08%3A00%3A00.000Z&end=2026-03-18T08%3A00%3A01.000Z',
    'GET events?start=2025-10-29T08%3A00%3A00.000Z&end=2026-02-18T08%3A00%3A01.000Z',
    'GET events?start=2024-08-07T08%3A00%3A00.000Z&end=2025-10-29T08%3A00%3A01.000Z',
    'GET events?start=1970-01-01T00%3A00%3A00.000Z&end=2024-08-07T08%3A00%3A01.000Z',
  ]);
});

test('F4 the time of a range by label, the longest first, beside its events', async () => {
  const { start, end } = { start: '2026-03-24T00:00:00.000Z', end: '2026-03-25T00:00:00.000Z' };
  expect(await lifeLogger.run(MyTimeDocument, range, signedIn)).toEqual({
    data: {
      viewer: {
        timeStats: {
          start,
          end,
          totalMinutes: 300,
          byLabel: [
            { label: 'Programming', minutes: 187.5, percentage: 62.5 },
            { label: 'Exercise', minutes: 112.5, percentage: 37.5 },
          ],
        },
        events: {
          totalCount: 1,
          nodes: [
            {
              id: globalId('Event', 42),
              label: 'Programming',
              startedAt: '2026-03-24T09:00:00.000Z',
              endedAt: '2026-03-24T11:30:00.000Z',
              durationMinutes: 150,
            },
          ],
        },
      },
    },
  });
  const requests = lifeLogger.server.requests.toSorted((a, b) => b.url.localeCompare(a.url));
  expect(requests).toEqual([
    read(lifeLogger, `stats?${rangeQuery}`),
    read(lifeLogger, `events?${rangeQuery}`),
  ]);
});

test('F5 the display name is changed as JSON, and the answer is the account as it is now', async () => {
  lifeLogger.server.enqueue(documented('me'));
  const variables = { input: { displayName: 'New Name' } };
  expect(await lifeLogger.run(UpdateDisplayNameDocument, variables, signedIn)).toEqual({
    data: {
      updateDisplayName: {
        user: { id: globalId('LifeLoggerUser', 1), username: 'yourname', displayName: 'Jacob' },
        userErrors: [],
      },
    },
  });
  expect(lifeLogger.server.requests).toEqual([patch(lifeLogger, '{"display_name":"New Name"}')]);
});

test('F5 an answer that the documents leave open may be empty: the account is read again', async () => {
  lifeLogger.server.enqueue({ status: 204 });
  const variables = { input: { displayName: 'New Name' } };
  expect(await lifeLogger.run(UpdateDisplayNameDocument, variables, signedIn)).toEqual({
    data: {
      updateDisplayName: {
        user: { id: globalId('LifeLoggerUser', 1), username: 'yourname', displayName: 'Jacob' },
        userErrors: [],
      },
    },
  });
  expect(lifeLogger.server.requests).toEqual([
    patch(lifeLogger, '{"display_name":"New Name"}'),
    read(lifeLogger, 'me'),
  ]);
});
