import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { byPost, type Client, createClient, type PreparedRequest } from './ask.ts';
import { endAfter, startChild, startQuintet } from './children.ts';
import { type Arrivals, closedLoop, openLoop } from './load.ts';
import { queries } from './queries.ts';
import { QuietRounds } from './quiet-rounds.ts';
import { keep, markdownTable } from './report.ts';
import { listenOn } from './servers/listen-on.ts';
import type { LogPage } from './servers/littlelogs-data.ts';
import { staticLittlelogs } from './servers/static-littlelogs.ts';
import { quantile } from './statistics.ts';

// `npm run bench:latency`: the time that a server adds to what its upstream takes, where requests come whether it has
// answered or not, at half the rate that the slowest can do. What the upstream took it tells itself, request by request: it lives in
// the generator's process, so that of two cores the server has one for itself.

const { values } = parseArgs({
  options: {
    delay: { type: 'string', default: '5' },
    requests: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '12' },
  },
});
const delayMs = Number(values.delay);
const requests = Number(values.requests);
const rounds = Number(values.rounds);
/** Requests at once in the search for the most that can be done; more make it no faster. */
const SATURATING = 32;
/** Requests until V8 has compiled what is hot. */
const WARM_UP = 2000;
/** Requests at the beginning of a round that don't count: connections that were idle meanwhile are made anew. */
const RECONNECTING = 50;
/** How many rounds are done at most, for each that is wanted. */
const MOST_TRIES = 2;
/** Requests by which the most that can be done is found. */
const RACE = 400;
endAfter(20);

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
    await closedLoop(WARM_UP, SATURATING, () => contestant.ask(''));
    // The best of three is what it can do where it isn't disturbed.
    const races = [await race(contestant), await race(contestant), await race(contestant)];
    most.push(Math.max(...races));
  }
  for (const contestant of group) rates.set(contestant, Math.min(...most) / 2);
}

const ways: readonly Arrivals[] = ['evenly', 'at random'];
const measured = Array.from(rates, ([contestant, rate]) => {
  const byWay = ways.map((way) => new QuietRounds(rounds, () => addedTimes(contestant, rate, way)));
  return { contestant, rate, byWay };
});
const all = measured.flatMap(({ byWay }) => byWay);
for (let time = 0; time < MOST_TRIES * rounds; time += 1) {
  for (const one of all) if (!one.areEnough) await one.add();
}
const rows = measured.map(({ contestant, rate, byWay }) => {
  const cells = byWay.flatMap(({ figures }) => [cell(figures, 0.5), cell(figures, 0.99)]);
  return [contestant.name, String(Math.round(rate)), ...cells];
});
const columns = ['Added to the time of the upstream', 'asked a second'].concat(
  ways.flatMap((way) => [`${way}: p50`, 'p99']),
);
const disturbed = all.reduce((sum, { surplus }) => sum + surplus, 0);
keep(
  'latency',
  `${markdownTable(columns, rows)}\n\n${rounds} rounds of ${requests} requests each; ${disturbed} more were disturbed. The upstream takes ${delayMs} ms for every answer.`,
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

function cell(figures: readonly number[], share: number): string {
  return `**${quantile(figures, share).toFixed(2)} ms**`;
}

/** How many a second it can answer. */
async function race({ ask }: Contestant): Promise<number> {
  const began = performance.now();
  await closedLoop(RACE, SATURATING, () => ask(''));
  return (RACE * 1000) / (performance.now() - began);
}

/** Milliseconds of each request beyond those in which the upstream was at work on it. */
async function addedTimes({ ask }: Contestant, perSecond: number, arrivals: Arrivals): Promise<number[]> {
  const times = new Map<string, number>();
  littlelogs.times.take();
  // Now, not while it measures: a generator that doesn't read an answer makes the server look slow.
  globalThis.gc?.();
  await openLoop(RECONNECTING + requests, perSecond, arrivals, async (index) => {
    const whose = `Bearer ${index}`;
    const began = performance.now();
    await ask(whose);
    if (index >= RECONNECTING) times.set(whose, performance.now() - began);
  });
  const ofUpstream = littlelogs.times.take();
  return Array.from(times, ([whose, time]) => time - (ofUpstream[whose] ?? Number.NaN));
}
