import { isDeepStrictEqual, parseArgs } from 'node:util';
import { byHash, byPost, type Client, createClient, type PreparedRequest, register } from './ask.ts';
import { type Child, endAfter, shipped, startChild, startQuintet, startUpstream } from './children.ts';
import { closedLoop } from './load.ts';
import { queries } from './queries.ts';
import { keep, markdownTable, megabytes } from './report.ts';
import { median, quantile } from './statistics.ts';

// `npm run bench`: CPU time of each server's own process for a request, beside that of hand-written code. The servers take
// turns in short rounds, so that what else the machine does hits all of them alike.

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '45' },
    requests: { type: 'string', default: '75' },
    concurrency: { type: 'string', default: '8' },
  },
});
const rounds = Number(values.rounds);
const requests = Number(values.requests);
const concurrency = Number(values.concurrency);
/** Requests before the first round: until V8 has compiled what is hot. */
const WARM_UP = 1500;
endAfter(20);

interface Contestant {
  readonly name: string;
  start(): Promise<Child>;
  /** How it is asked. */
  readonly request: (query: string) => PreparedRequest;
}

interface Server {
  readonly name: string;
  readonly child: Child;
  readonly client: Client;
  readonly request: (query: string) => PreparedRequest;
}

const upstream = await startUpstream();

/** Starts what somebody would write by hand, with a map of its answers or without. */
function handWritten(isKept: boolean): Promise<Child> {
  return startChild('hand-written.ts', { argument: { upstream: upstream.origin, isKept } });
}

const kept = { ...shipped, RESPONSE_CACHE_SECONDS: '60' };

await compare('bench', queries, [
  { name: 'hand-written', start: () => handWritten(false), request: byPost },
  {
    name: 'plain yoga',
    start: () => startChild('plain-yoga.ts', { argument: { upstream: upstream.origin } }),
    request: byPost,
  },
  { name: 'Quintet, every cache off', start: () => startQuintet(upstream), request: byPost },
  {
    name: 'Quintet, every cache off, persisted, by GET',
    start: () => startQuintet(upstream),
    request: byHash,
  },
  { name: 'Quintet as shipped', start: () => startQuintet(upstream, shipped), request: byPost },
]);
await compare('bench-kept', Object.fromEntries(Object.entries(queries).slice(0, 2)), [
  { name: 'hand-written, with a map of answers', start: () => handWritten(true), request: byPost },
  { name: 'Quintet, answers kept', start: () => startQuintet(upstream, kept), request: byPost },
  {
    name: 'Quintet, answers kept, persisted, by GET',
    start: () => startQuintet(upstream, kept),
    request: byHash,
  },
]);
process.exit();

/** Measures servers beside each other; the first is what the others are compared to. */
async function compare(
  table: string,
  queries: Readonly<Record<string, string>>,
  contestants: readonly Contestant[],
): Promise<void> {
  const servers = await Promise.all(contestants.map(withClient));
  const columns: string[][] = [];
  for (const query of Object.values(queries)) {
    await checkAnswers(servers, query);
    for (const server of servers) await measure(server, query, WARM_UP);
    const timesByRound: number[][] = [];
    for (let round = 0; round < rounds; round += 1) {
      const times: number[] = [];
      // Each is the first in its turn: what was busy before leaves caches and a clock speed behind.
      for (let turn = 0; turn < servers.length; turn += 1) {
        const index = (round + turn) % servers.length;
        const server = servers[index];
        if (server) times[index] = await measure(server, query, requests);
      }
      timesByRound.push(times);
    }
    columns.push(servers.map((_, index) => cell(timesByRound, index)));
  }
  const memory = await Promise.all(servers.map(async ({ child }) => megabytes((await child.usage()).rss)));
  const rows = servers.map(({ name }, index) => [
    name,
    ...columns.map((cells) => cells[index] ?? ''),
    memory[index] ?? '',
  ]);
  keep(
    table,
    `${markdownTable(['', ...Object.keys(queries), 'RSS'], rows)}\n\n${rounds} rounds of ${requests} requests, ${concurrency} at once.`,
  );
  await Promise.all(servers.map(({ child }) => child.stop()));
}

async function withClient({ name, start, request }: Contestant): Promise<Server> {
  const child = await start();
  return { name, child, client: createClient(child.origin, concurrency), request };
}

/** Throws where a server is faster by answering something else. */
async function checkAnswers(servers: readonly Server[], query: string): Promise<void> {
  const answers = [];
  for (const { client, request } of servers) {
    if (request === byHash) await register(client, query);
    answers.push(withoutCursor(await client.send(request(query))));
  }
  for (const [index, answer] of answers.entries()) {
    if (isDeepStrictEqual(answer, answers[0])) continue;
    throw new Error(
      `${servers[index]?.name} answers differently: ${JSON.stringify(answer).slice(0, 500)}\nto ${query}`,
    );
  }
}

/** Every server has cursors of its own. */
function withoutCursor(text: string): unknown {
  return JSON.parse(text, (key, value) => (key === 'endCursor' ? typeof value : value));
}

/** Microseconds of CPU for each request. */
async function measure({ child, client, request }: Server, query: string, count: number): Promise<number> {
  const prepared = request(query);
  const before = await child.usage();
  await closedLoop(count, concurrency, () => client.send(prepared));
  const after = await child.usage();
  return (after.cpu - before.cpu) / count;
}

/** `2.31 (2.20–2.47) · 0.652 ms`: the median of the rounds' ratios, its quartiles, and the median time. */
function cell(timesByRound: readonly (readonly number[])[], index: number): string {
  const times = timesByRound.map((times) => times[index] ?? Number.NaN);
  const time = `${(median(times) / 1000).toFixed(3)} ms`;
  if (index === 0) return `1 · ${time}`;
  const ratios = timesByRound.map(([first = Number.NaN], round) => (times[round] ?? Number.NaN) / first);
  const [low, high] = [quantile(ratios, 0.25), quantile(ratios, 0.75)];
  return `**${median(ratios).toFixed(2)}** (${low.toFixed(2)}–${high.toFixed(2)}) · ${time}`;
}
