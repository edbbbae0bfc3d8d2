import { parseArgs } from 'node:util';
import { byPost, createClient, register, type SendOptions } from './ask.ts';
import { endAfter, startQuintet, startUpstream } from './children.ts';
import { closedLoop } from './load.ts';
import { queries } from './queries.ts';
import { keep, markdownTable } from './report.ts';
import type { Usage } from './servers/child.ts';
import { slope } from './statistics.ts';

// `npm run bench:memory`: whether Quintet keeps something of each request. It is asked all that could leave something
// behind: documents and credentials that never come again, failures, clients that go away.

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    concurrency: { type: 'string', default: '8' },
  },
});
const requests = Number(values.requests);
const concurrency = Number(values.concurrency);
const SAMPLES = 20;
/** The share of samples in which caches fill and V8 compiles. */
const WARM_UP = 0.4;
/** Bytes that the heap may rise with each request: the smallest object with a key, kept for each, is more. */
const BOUND = 32;
const KNOWN_CREDENTIALS = 10_000;
endAfter(30);

const upstream = await startUpstream();
// Larder's calls are counted by credential: another thing that could be kept. Here it knows nothing (404).
const quintet = await startQuintet(upstream, { LARDER_URL: upstream.origin, LOG_LEVEL: 'silent' }, [
  '--expose-gc',
]);
const client = createClient(quintet.origin, concurrency);
const [manyLogs, logsWithLikes, typename] = Object.values(queries).map((query) => byPost(query));
const folders = byPost('{ viewer { folders { totalCount } } }');
/** Makes a document long, so that caches by size are full after the warm-up. */
const PADDING = `# ${'x'.repeat(2000)}\n`;

const mix: readonly ((index: number) => Promise<unknown>)[] = [
  () => send(manyLogs),
  () => send(logsWithLikes),
  () => send(typename),
  (index) => send(byPost(`${PADDING}{ logs${index}: logs(first: 1) { nodes { id } } }`)),
  (index) => register(client, `${PADDING}{ type${index}: __typename }`),
  (index) => send(byPost(`{ unknown${index} }`)),
  (index) => send(byPost(`{ log(id: "gone${index}") { id } }`)),
  (index) => send(logsWithLikes, { headers: { 'x-littlelogs-authorization': `Bearer ${index}` } }),
  (index) => askLarder(`new${index}`),
  () => send(logsWithLikes, { signal: AbortSignal.timeout(2) }).catch(() => undefined),
];

// Quintet knows the calls of so many credentials; until then each adds one.
await closedLoop(KNOWN_CREDENTIALS, concurrency, (index) => askLarder(`known${index}`));
const samples = [];
for (let sample = 0; sample <= SAMPLES; sample += 1) {
  const { rss, heap } = await quintet.command<Usage>('collect');
  samples.push({ x: (sample * requests) / SAMPLES, rss, y: heap });
  if (sample === SAMPLES) break;
  const first = sample * (requests / SAMPLES);
  await closedLoop(requests / SAMPLES, concurrency, (index) => ask(first + index));
}

const rise = slope(samples.slice(Math.ceil(SAMPLES * WARM_UP)));
const verdict = rise > BOUND ? 'That is a leak.' : 'That is flat.';
const rows = samples.map(({ x, rss, y }) => [String(x), (rss / 1e6).toFixed(1), (y / 1e6).toFixed(2)]);
keep(
  'memory',
  `${markdownTable(['Requests', 'RSS, MB', 'Heap after collection, MB'], rows)}

After the first ${WARM_UP * 100} % the heap rises by ${rise.toFixed(1)} bytes with each request; up to ${BOUND} count as flat. ${verdict}`,
);
process.exit(rise > BOUND ? 1 : 0);

function ask(index: number): Promise<unknown> {
  return mix[index % mix.length]?.(index) ?? Promise.resolve();
}

function askLarder(token: string): Promise<unknown> {
  return send(folders, { headers: { 'x-larder-authorization': `Token ${token}` } });
}

function send(request: ReturnType<typeof byPost> | undefined, options?: SendOptions): Promise<unknown> {
  return request ? client.send(request, options) : Promise.resolve();
}
