import { parseArgs } from 'node:util';
import { byPost, type Client, createClient, type PreparedRequest } from './ask.ts';
import { type Child, endAfter, startChild, startQuintet, startUpstream } from './children.ts';
import { closedLoop, openLoop } from './load.ts';
import { queries } from './queries.ts';
import { keep, markdownTable } from './report.ts';
import { quantile } from './statistics.ts';

// `npm run bench:latency`: the time that a server adds to what its upstream takes, where requests come whether it has
// answered or not, at half the rate that it can do. What the upstream took is told by itself, request by request.

const { values } = parseArgs({
  options: {
    delay: { type: 'string', default: '5' },
    requests: { type: 'string', default: '2000' },
  },
});
const delayMs = Number(values.delay);
const requests = Number(values.requests);
/** Requests at once in the search for the most that can be done; more make it no faster. */
const SATURATING = 32;
endAfter(15);

const upstream = await startUpstream(delayMs);
const handWritten = await startChild('hand-written.ts', { argument: { upstream: upstream.origin } });
const quintet = await startQuintet(upstream);
const gateway = clientOf(quintet);
const servers: readonly (readonly [string, Client])[] = [
  ['Quintet', gateway],
  ['hand-written', clientOf(handWritten)],
];

const rows: string[][] = [];
for (const [title, query] of Object.entries(queries).slice(0, 2)) {
  const request = byPost(query);
  // Until V8 has compiled what is hot.
  for (const [, client] of servers) await mostPerSecond(client, request);
  const rate = (await mostPerSecond(gateway, request)) / 2;
  for (const [name, client] of servers) {
    rows.push(row(name, title, rate, await addedTimes(client, request, 'x-littlelogs-authorization', rate)));
  }
  if (rows.length > servers.length) continue;
  // What of this is the generator's own and the loopback's.
  const page = { method: 'GET', path: '/api/1/logs/?limit=100&offset=0', headers: {} } as const;
  const added = await addedTimes(clientOf(upstream), page, 'authorization', rate);
  rows.push(row('nothing between', 'that page', rate, added));
}
keep(
  'latency',
  `${markdownTable(['Added to the time of the upstream', 'asked a second', 'p50', 'p99'], rows)}\n\n${requests} requests each; the upstream takes ${delayMs} ms for every answer.`,
);
process.exit();

/** As many connections as an open loop may come to need: no request waits here for another's answer. */
function clientOf({ origin }: Child): Client {
  return createClient(origin, 1000);
}

async function mostPerSecond(client: Client, request: PreparedRequest): Promise<number> {
  const began = performance.now();
  await closedLoop(requests, SATURATING, () => client.send(request));
  return (requests * 1000) / (performance.now() - began);
}

function row(server: string, title: string, rate: number, added: readonly number[]): string[] {
  const [p50, p99] = [0.5, 0.99].map((share) => `${quantile(added, share).toFixed(2)} ms`);
  return [`${server}: ${title}`, String(Math.round(rate)), p50 ?? '', p99 ?? ''];
}

/** Milliseconds of each request beyond those in which the upstream was at work on it. */
async function addedTimes(
  client: Client,
  request: PreparedRequest,
  header: string,
  perSecond: number,
): Promise<number[]> {
  const times = new Map<string, number>();
  await upstream.command('times');
  await openLoop(requests, perSecond, async (index) => {
    const name = `Bearer ${index}`;
    const began = performance.now();
    await client.send(request, { headers: { [header]: name } });
    times.set(name, performance.now() - began);
  });
  const ofUpstream = await upstream.command<Record<string, number>>('times');
  return Array.from(times, ([name, time]) => time - (ofUpstream[name] ?? Number.NaN));
}
