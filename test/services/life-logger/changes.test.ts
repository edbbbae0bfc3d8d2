import { expect, onTestFinished, test } from 'vitest';
import { createRandom } from '../../../src/sandbox/random.ts';
import type { UpstreamGateway } from '../../support/upstream-gateway.ts';
import { signedIn, startLifeLogger } from './documented.ts';

// Cursors hold a time and a key, so nothing that is added or deleted between two pages can move them.

interface WireEvent {
  readonly id: number;
  readonly label: string;
  readonly started_at: string;
  readonly ended_at: null;
}

const now = Date.parse('2026-03-25T08:00:00Z');
const hour = 3_600_000;

function event(id: number, time: number): WireEvent {
  // To the minute, so that many start at the same time.
  const started = new Date(Math.floor(time / 60_000) * 60_000).toISOString().replace('.000Z', '+00:00');
  return { id, label: `label ${id}`, started_at: started, ended_at: null };
}

/** A Life Logger whose events change as the test likes. */
async function startChanging(): Promise<{ gateway: UpstreamGateway; events: WireEvent[] }> {
  const events = Array.from({ length: 300 }, (_, i) => event(i + 1, now - Math.floor(i / 3) * 11 * hour));
  const gateway = await startLifeLogger(({ url }) => {
    const { searchParams } = new URL(url, 'http://life-logger.test');
    const [start, end] = ['start', 'end'].map((name) => Date.parse(searchParams.get(name)!)) as [
      number,
      number,
    ];
    const inRange = ({ started_at }: WireEvent) =>
      Date.parse(started_at) >= start && Date.parse(started_at) < end;
    return { json: { events: events.filter(inRange) } };
  });
  onTestFinished(() => gateway.close());
  return { gateway, events };
}

const ranges = {
  'without a range': '',
  'with a start': 'start: "2025-01-01T00:00:00Z", ',
  'with an end': 'end: "2026-04-01T00:00:00Z", ',
  'with both': 'start: "2025-01-01T00:00:00Z", end: "2026-04-01T00:00:00Z", ',
};

const walks = Object.entries(ranges).flatMap(([name, range]) => [
  [name, 'forwards', range] as const,
  [name, 'backwards', range] as const,
]);

test.each(walks)(
  'a walk %s, %s, delivers each event that stands throughout once, whatever is added and deleted meanwhile',
  async (_, direction, range) => {
    const { gateway, events } = await startChanging();
    const random = createRandom(20_260_325);
    const standing = new Set(events.map(({ id }) => id));
    const delivered: number[] = [];
    const forwards = direction === 'forwards';
    let cursor: string | null = null;
    do {
      const { data, errors } = await gateway.query(
        `query ($cursor: String) {
          viewer {
            events(${range}${forwards ? 'first: 17, after' : 'last: 17, before'}: $cursor) {
              nodes { databaseId }
              pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
            }
          }
        }`,
        { cursor },
        signedIn,
      );
      expect(errors).toBeUndefined();
      const { nodes, pageInfo } = (data as Answer).viewer.events;
      delivered.push(...nodes.map(({ databaseId }) => Number(databaseId)));
      const hasMore = forwards ? pageInfo.hasNextPage : pageInfo.hasPreviousPage;
      cursor = hasMore ? (forwards ? pageInfo.endCursor : pageInfo.startCursor) : null;
      for (let i = 0; i < 12; i++) {
        events.push(event(1000 + delivered.length * 20 + i, now - random.between(0, 1100) * hour));
        const [gone] = events.splice(random.between(0, events.length - 1), 1);
        standing.delete(gone!.id);
      }
    } while (cursor !== null);
    expect(new Set(delivered).size).toBe(delivered.length);
    expect([...standing].filter((id) => !delivered.includes(id))).toEqual([]);
    expect(standing.size).toBeGreaterThan(100);
  },
);

interface Answer {
  readonly viewer: {
    readonly events: {
      readonly nodes: readonly { readonly databaseId: string }[];
      readonly pageInfo: {
        readonly startCursor: string;
        readonly endCursor: string;
        readonly hasNextPage: boolean;
        readonly hasPreviousPage: boolean;
      };
    };
  };
}
