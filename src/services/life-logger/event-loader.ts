import DataLoader from 'dataloader';
import type { TimeSpan } from '../../upstream/lists/time-window-list.ts';
import { KeyedTraceOrigins, runForKey, startShared } from '../../upstream/loaders/trace-origin.ts';
import { startOf } from './event-times.ts';
import type { Event } from './models.ts';

interface Read {
  readonly span: TimeSpan;
  readonly events: () => Promise<readonly Event[]>;
}

/**
 * Events by spans of time. Spans that are asked for together are read as one where they overlap or touch: today, this
 * week and this month are one call. A span that lies in one that was read before costs none.
 */
export class EventLoader {
  readonly #read: (span: TimeSpan) => Promise<readonly Event[]>;
  readonly #reads: Read[] = [];
  readonly #traceOrigins = new KeyedTraceOrigins();
  readonly #loader = new DataLoader(
    (spans: readonly TimeSpan[]) =>
      this.#traceOrigins.runBatch(spans.map(keyOf), () => this.#loadMany(spans)),
    { cacheKeyFn: keyOf },
  );

  /** @param read gives every event that started in a span, from its start on and before its end. */
  constructor(read: (span: TimeSpan) => Promise<readonly Event[]>) {
    this.#read = read;
  }

  /** The events that started in a span, from its start on and before its end. */
  load(span: TimeSpan): Promise<readonly Event[]> {
    this.#traceOrigins.request(keyOf(span));
    return this.#loader.load(span);
  }

  #loadMany(spans: readonly TimeSpan[]): Promise<(readonly Event[] | Error)[]> {
    for (const span of merged(spans.filter((span) => !this.#readOf(span)))) {
      this.#reads.push({ span, events: startShared(() => this.#read(span)) });
    }
    return Promise.all(spans.map((span) => runForKey(keyOf(span), () => this.#cut(span)).catch(toError)));
  }

  async #cut(span: TimeSpan): Promise<readonly Event[]> {
    const read = this.#readOf(span) as Read; // Begun by `#loadMany` at the latest.
    const events = await read.events();
    return events.filter((event) => startOf(event) >= span.start && startOf(event) < span.end);
  }

  /** What was read, or is being read, and holds the whole span. */
  #readOf({ start, end }: TimeSpan): Read | undefined {
    return this.#reads.find(({ span }) => span.start <= start && end <= span.end);
  }
}

function keyOf({ start, end }: TimeSpan): string {
  return `${start} ${end}`;
}

/** The fewest spans that hold the given ones and nothing else. */
function merged(spans: readonly TimeSpan[]): TimeSpan[] {
  const result: TimeSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && span.start <= last.end) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else {
      result.push(span);
    }
  }
  return result;
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
