import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { byPost, type Client, createClient, type PreparedRequest } from './ask.ts';
import { endAfter, startChild, startQuintet } from './children.ts';
import { type Arrivals, closedLoop, openLoop } from './load.ts';
import { queries } from './queries.ts';
import { keep, markdownTable } from './report.ts';
import { listenOn } from './servers/listen-on.ts';
import type { LogPage } from './servers/littlelogs-data.ts';
import { staticLittlelogs } from './servers/static-littlelogs.ts';
import { median, quantile } from './statistics.ts';
import { stolenTime } from './stolen-time.ts';

// `npm run bench:latency`: the time that a server adds to what its upstream takes, where requests come whether it has
// answered or not, at half the rate that the slowest can do. What the upstream took it tells itself, request by request: it lives in
// the generator's process, so that of two cores the server has one for itself.

const { values } = parseArgs({
  options: {
    delay: { type: 'string', default: '5' },
    requests: { type: 'string', default: '400' },
    rounds: { type: 'string', default: '5' },
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
  /** @param whose the credential that the upstream gets. */
  readonly ask: (whose: string) => Promise<unknown>;
}

const pageOfLogs = (length: number) => `/api/1/logs/?limit=${length}&offset=0`;
const directly = clientOf(upstream.origin);
const groups: readonly (readonly Contestant[])[] = Object.entries(queries)
  .slice(0, 2)
  .map(([title, query], index) => [
    ...servers.map(([name, { origin }]) => ({
      name: `${name}: ${title}`,
      ask: asking(origin, byPost(query)),
    })),
    // What of it is the generator's own and the loopback's.
    {
      name: 'nothing between: the same calls',
      ask: index === 0 ? (whose: string) => get(pageOfLogs(100), whose) : askForPeople,
    },
  ]);

/** By how many a second each is asked: those of one query alike. */
const rates = new Map<Contestant, number>();
for (const group of groups) {
  const most = [];
  for (const contestant of group) {
    // Until V8 has compiled what is hot.
    await mostPerSecond(contestant);
    most.push(await mostPerSecond(contestant));
  }
  for (const contestant of group) rates.set(contestant, Math.min(...most) / 2);
}
const ways: readonly Arrivals[] = ['evenly', 'at random'];
/** Of each round, by contestant and way. */
const added = new Map(groups.flat().map((contestant) => [contestant, ways.map((): number[][] => [])]));
for (let round = 0; round < rounds; round += 1) {
  for (const [contestant, rate] of rates) {
    for (const [index, way] of ways.entries()) {
      added.get(contestant)?.[index]?.push(await quietest(() => addedTimes(contestant, rate, way)));
    }
  }
}
const rows = Array.from(added, ([contestant, byWay]) => {
  const rate = Math.round(rates.get(contestant) ?? 0);
  return [contestant.name, String(rate), ...byWay.flatMap((times) => [cell(times, 0.5), cell(times, 0.99)])];
});
const columns = ['Added to the time of the upstream', 'asked a second'].concat(
  ways.flatMap((way) => [`${way}: p50`, 'p99']),
);
keep(
  'latency',
  `${markdownTable(columns, rows)}\n\n${rounds} rounds of ${requests} requests; the upstream takes ${delayMs} ms for every answer.`,
);
process.exit();

/** As many connections as an open loop may come to need: no request waits here for another's answer. */
function clientOf(origin: string): Client {
  return createClient(origin, 1000);
}

function asking(origin: string, request: PreparedRequest): Contestant['ask'] {
  const client = clientOf(origin);
  return (whose) => client.send(request, { headers: { 'x-littlelogs-authorization': whose } });
}

function get(path: string, whose: string): Promise<string> {
  return directly.send({ method: 'GET', path, headers: {} }, { headers: { authorization: whose } });
}

/** The calls that the second query takes. */
async function askForPeople(whose: string): Promise<unknown> {
  const page: LogPage = JSON.parse(await get(pageOfLogs(20), whose));
  const names = new Set(page.results.flatMap(({ likes }) => likes.map(({ user }) => user)));
  return Promise.all(Array.from(names, (name) => get(`/api/1/users/${name}/`, whose)));
}

async function mostPerSecond({ ask }: Contestant): Promise<number> {
  const began = performance.now();
  await closedLoop(requests, SATURATING, () => ask(''));
  return (requests * 1000) / (performance.now() - began);
}

/** `2.31 ms (1.90–4.02)`: the median of the rounds' quantiles, the least and the most. */
function cell(added: readonly (readonly number[])[], share: number): string {
  const quantiles = added.map((times) => quantile(times, share));
  const [least, most] = [Math.min(...quantiles), Math.max(...quantiles)];
  return `**${median(quantiles).toFixed(2)} ms** (${least.toFixed(2)}–${most.toFixed(2)})`;
}

/** What came of a round: the first of three from which the host took no time, or else that from which it took least. */
async function quietest<Result>(round: () => Promise<Result>): Promise<Result> {
  let best: { readonly result: Result; readonly stolen: number } | undefined;
  for (let left = 3; best === undefined || (best.stolen > 0 && left > 0); left -= 1) {
    const before = stolenTime();
    const result = await round();
    const stolen = stolenTime() - before;
    if (best === undefined || stolen < best.stolen) best = { result, stolen };
  }
  return best.result;
}

/** Milliseconds of each request beyond those in which the upstream was at work on it. */
async function addedTimes({ ask }: Contestant, perSecond: number, arrivals: Arrivals): Promise<number[]> {
  const times = new Map<string, number>();
  littlelogs.times.take();
  await openLoop(requests, perSecond, arrivals, async (index) => {
    const whose = `Bearer ${index}`;
    const began = performance.now();
    await ask(whose);
    times.set(whose, performance.now() - began);
  });
  const ofUpstream = littlelogs.times.take();
  return Array.from(times, ([whose, time]) => time - (ofUpstream[whose] ?? Number.NaN));
}
