import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { byPost, type Client, createClient, type PreparedRequest } from './ask.ts';
import { endAfter, startChild, startQuintet } from './children.ts';
import { closedLoop, openLoop } from './load.ts';
import { queries } from './queries.ts';
import { keep, markdownTable } from './report.ts';
import { listenOn } from './servers/listen-on.ts';
import { staticLittlelogs } from './servers/static-littlelogs.ts';
import { median, quantile } from './statistics.ts';

// `npm run bench:latency`: the time that a server adds to what its upstream takes, where requests come whether it has
// answered or not, at half the rate that it can do. What the upstream took it tells itself, request by request: it lives in
// the generator's process, so that of two cores the server has one for itself.

const { values } = parseArgs({
  options: {
    delay: { type: 'string', default: '5' },
    requests: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '7' },
  },
});
const delayMs = Number(values.delay);
const requests = Number(values.requests);
const rounds = Number(values.rounds);
/** Requests at once in the search for the most that can be done; more make it no faster. */
const SATURATING = 32;
endAfter(15);

const littlelogs = staticLittlelogs(delayMs);
const upstream = { origin: `http://127.0.0.1:${await listenOn(createServer(littlelogs.listener))}` };
const servers = [
  ['Quintet', await startQuintet(upstream)],
  ['hand-written', await startChild('hand-written.ts', { argument: { upstream: upstream.origin } })],
] as const;

interface Contestant {
  readonly name: string;
  readonly client: Client;
  readonly request: PreparedRequest;
  /** In which it is told whose a request is. */
  readonly header: string;
}

const contestants: readonly Contestant[] = [
  ...Object.entries(queries)
    .slice(0, 2)
    .flatMap(([title, query]) =>
      servers.map(([server, { origin }]) => ({
        name: `${server}: ${title}`,
        client: clientOf(origin),
        request: byPost(query),
        header: 'x-littlelogs-authorization',
      })),
    ),
  // What of it is the generator's own and the loopback's.
  {
    name: 'nothing between: a page of 100 logs',
    client: clientOf(upstream.origin),
    request: { method: 'GET', path: '/api/1/logs/?limit=100&offset=0', headers: {} },
    header: 'authorization',
  },
];

const rows = [];
for (const { name, client, request, header } of contestants) {
  // Until V8 has compiled what is hot.
  await mostPerSecond(client, request);
  const rate = (await mostPerSecond(client, request)) / 2;
  const added = [];
  for (let round = 0; round < rounds; round += 1) {
    added.push(await addedTimes(client, request, header, rate));
  }
  rows.push([name, String(Math.round(rate)), cell(added, 0.5), cell(added, 0.99)]);
}
keep(
  'latency',
  `${markdownTable(['Added to the time of the upstream', 'asked a second', 'p50', 'p99'], rows)}\n\n${rounds} rounds of ${requests} requests; the upstream takes ${delayMs} ms for every answer.`,
);
process.exit();

/** As many connections as an open loop may come to need: no request waits here for another's answer. */
function clientOf(origin: string): Client {
  return createClient(origin, 1000);
}

async function mostPerSecond(client: Client, request: PreparedRequest): Promise<number> {
  const began = performance.now();
  await closedLoop(requests, SATURATING, () => client.send(request));
  return (requests * 1000) / (performance.now() - began);
}

/** `2.31 ms (1.90–4.02)`: the median of the rounds' quantiles, the least and the most. */
function cell(added: readonly (readonly number[])[], share: number): string {
  const quantiles = added.map((times) => quantile(times, share));
  const [least, most] = [Math.min(...quantiles), Math.max(...quantiles)];
  return `**${median(quantiles).toFixed(2)} ms** (${least.toFixed(2)}–${most.toFixed(2)})`;
}

/** Milliseconds of each request beyond those in which the upstream was at work on it. */
async function addedTimes(
  client: Client,
  request: PreparedRequest,
  header: string,
  perSecond: number,
): Promise<number[]> {
  const times = new Map<string, number>();
  littlelogs.times.take();
  await openLoop(requests, perSecond, async (index) => {
    const name = `Bearer ${index}`;
    const began = performance.now();
    await client.send(request, { headers: { [header]: name } });
    times.set(name, performance.now() - began);
  });
  const ofUpstream = littlelogs.times.take();
  return Array.from(times, ([name, time]) => time - (ofUpstream[name] ?? Number.NaN));
}
