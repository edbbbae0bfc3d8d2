import { parseArgs } from 'node:util';
import { byPost, type Client, createClient } from './ask.ts';
import { type Child, endAfter, startQuintet, startUpstream } from './children.ts';
import { closedLoop } from './load.ts';
import { keep, markdownTable } from './report.ts';
import { median, quantile } from './statistics.ts';

// `npm run bench:linear`: whether an object costs the same in a small and in a large answer. Lists stand beside each other
// under aliases, each from another place on, or one in the other.

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    // Objects in the answers of one round: small answers are asked for more often.
    nodes: { type: 'string', default: '20000' },
  },
});
const rounds = Number(values.rounds);
const nodesOfRound = Number(values.nodes);
const SIZES = [20, 200, 2000];
const CONCURRENCY = 4;
endAfter(15);

const upstream = await startUpstream();
// What limits would stop is the point here.
const quintet = await startQuintet(upstream, {
  MAX_COST: '1000000',
  MAX_ALIASES: '1000',
  MAX_UPSTREAM_CALLS: '100000',
});
const client = createClient(quintet.origin, CONCURRENCY);
const FIELDS = 'databaseId createdAt source likeCount author { username displayName avatarUrl }';
const cursors = await readCursors(client, 20);

const shapes: readonly (readonly [string, (size: number) => string])[] = [
  ['beside each other, under aliases', besideEachOther],
  ['one in the other', oneInTheOther],
];
const rows = [];
for (const [title, queryOf] of shapes) {
  const requests = SIZES.map((size) => ({ size, request: byPost(queryOf(size)) }));
  for (const { size, request } of requests) await checkSize(await client.send(request), size);
  const times = new Map<number, number[]>(SIZES.map((size) => [size, []]));
  // The first two rounds are V8's.
  for (let round = -2; round < rounds; round += 1) {
    for (const { size, request } of requests) {
      const time = await measure(quintet, client, request, size);
      if (round >= 0) times.get(size)?.push(time);
    }
  }
  rows.push([title, ...SIZES.map((size) => cell(times.get(size) ?? [], times.get(SIZES[0] ?? 0) ?? []))]);
}
const head = ['CPU for each object', ...SIZES.map((size) => `in an answer of ${size}`)];
keep('linear', `${markdownTable(head, rows)}\n\n${rounds} rounds of ${nodesOfRound} objects for each size.`);
process.exit();

/** The ends of the first so many pages of 100. */
async function readCursors({ send }: Client, pages: number): Promise<string[]> {
  const found: string[] = [];
  while (found.length < pages) {
    const query = `{ logs(first: 100${after(found.at(-1))}) { pageInfo { endCursor } } }`;
    const { data } = JSON.parse(await send(byPost(query)));
    found.push(data.logs.pageInfo.endCursor);
  }
  return found;
}

function besideEachOther(size: number): string {
  const first = Math.min(size, 100);
  const lists = Array.from(
    { length: size / first },
    (_, page) => `page${page}: logs(first: ${first}${after(cursors[page - 1])}) { nodes { ${FIELDS} } }`,
  );
  return `{ ${lists.join(' ')} }`;
}

/** The newest logs of the authors of the newest logs; each author is another, so that each list is a call. */
function oneInTheOther(size: number): string {
  const inner = `logs(first: 20) { nodes { ${FIELDS} } }`;
  return `{ logs(first: ${size / 20}) { nodes { author { ${inner} } } } }`;
}

function after(cursor: string | undefined): string {
  return cursor === undefined ? '' : `, after: "${cursor}"`;
}

/** Throws where an answer doesn't hold what it should. */
async function checkSize(text: string, size: number): Promise<void> {
  const found = text.match(/"databaseId"/g)?.length;
  if (found !== size) throw new Error(`${found} objects came instead of ${size}: ${text.slice(0, 500)}`);
}

/** Microseconds of CPU for each object. */
async function measure(
  child: Child,
  { send }: Client,
  request: ReturnType<typeof byPost>,
  size: number,
): Promise<number> {
  const count = Math.max(1, Math.round(nodesOfRound / size));
  const before = await child.usage();
  await closedLoop(count, CONCURRENCY, () => send(request));
  const after = await child.usage();
  return (after.cpu - before.cpu) / count / size;
}

/** `17.2 µs · 1.02 (0.98–1.05)`: the median, and that of the ratios to the smallest size in the same round. */
function cell(times: readonly number[], smallest: readonly number[]): string {
  const time = `${median(times).toFixed(1)} µs`;
  if (times === smallest) return time;
  const ratios = times.map((time, round) => time / (smallest[round] ?? Number.NaN));
  const [low, high] = [quantile(ratios, 0.25), quantile(ratios, 0.75)];
  return `${time} · **${median(ratios).toFixed(2)}** (${low.toFixed(2)}–${high.toFixed(2)})`;
}
