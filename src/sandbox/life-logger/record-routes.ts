import { ApiError } from '../api-error.ts';
import { type AddEndpoint, type Authenticate, type Call, signedIn } from './endpoint.ts';
import type { EventStore, Range } from './event-store.ts';
import { readMoment } from './moment.ts';
import { statisticsOf } from './statistics.ts';
import type { UserStore } from './user-store.ts';
import { requiredParameters } from './validation.ts';

/** What the user keeps: labels, events, and the statistics of the events. */
export function addRecordRoutes(
  add: AddEndpoint,
  authenticate: Authenticate,
  users: UserStore,
  events: EventStore,
  now: () => number,
): void {
  add('/labels', {
    GET: signedIn(authenticate, (_, { userId }) => ({ labels: users.labelsOf(userId) })),
  });
  add('/events', {
    GET: signedIn(authenticate, (call, { userId }) => ({
      events: events.startedIn(userId, requestedRange(call)),
    })),
  });
  add('/stats', {
    GET: signedIn(authenticate, (call, { userId }) => {
      const counted = events.startedIn(userId, requestedRange(call));
      if (counted.length === 0) throw new ApiError(404, { detail: 'No data found for the given range.' });
      return statisticsOf(counted, now());
    }),
  });
}

function requestedRange({ query }: Call): Range {
  const parameters = requiredParameters(query, ['start', 'end']);
  const range = { start: readMoment(parameters.start), end: readMoment(parameters.end) };
  if (range.end < range.start) throw new ApiError(400, { detail: 'End must be on or after start.' });
  return range;
}
