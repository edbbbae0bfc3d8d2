import { writeMoment } from '../moment.ts';

/** An event before it has its id. */
export interface PlannedEvent {
  readonly label: string;
  readonly started_at: string;
  readonly ended_at: string | null;
  /** Only where the documents name it. */
  readonly id?: number;
}

/** The id that the documents show; it was logged early and its times were corrected later. */
export const DOCUMENTED_EVENT_ID = 42;

const event = (label: string, from: string, to: string | null, id?: number): PlannedEvent => ({
  label,
  started_at: writeMoment(Date.parse(from)),
  ended_at: to === null ? null : writeMoment(Date.parse(to)),
  ...(id === undefined ? {} : { id }),
});

/**
 * Days of Jacob's that are written down instead of drawn. The day of the documents' example gives both of its answers,
 * of events and of statistics, as they stand there; the last two lead up to the event that runs.
 */
export const WRITTEN_DAYS: Readonly<Record<string, readonly PlannedEvent[]>> = {
  '2026-03-24': [
    event('Programming', '2026-03-24T09:00:00Z', '2026-03-24T11:30:00Z', DOCUMENTED_EVENT_ID),
    event('Exercise', '2026-03-24T12:15:00Z', '2026-03-24T14:07:30Z'),
    event('Programming', '2026-03-24T15:00:00Z', '2026-03-24T15:37:30Z'),
  ],
  '2026-05-31': [
    event('Walk', '2026-05-31T09:24:18Z', '2026-05-31T10:51:03Z'),
    event('Family', '2026-05-31T12:02:40Z', '2026-05-31T15:18:22Z'),
    event('Cooking', '2026-05-31T18:50:09Z', '2026-05-31T19:47:31Z'),
    event('Music', '2026-05-31T19:00:00Z', '2026-05-31T20:30:00Z'),
    event('Reading', '2026-05-31T20:41:12Z', '2026-05-31T22:05:48Z'),
    event('Sleep', '2026-05-31T22:31:55Z', '2026-06-01T06:12:20Z'),
  ],
  '2026-06-01': [
    event('Exercise', '2026-06-01T06:24:07Z', '2026-06-01T07:02:51Z'),
    event('Programming', '2026-06-01T07:41:30Z', null),
  ],
};
