import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { byPost, createClient } from './ask.ts';
import { endAfter, startQuintet, startUpstream } from './children.ts';
import { closedLoop } from './load.ts';
import { queries } from './queries.ts';
import { markdownTable } from './report.ts';
import { type SelfTime, selfTimes } from './self-times.ts';

// `npm run bench:profile -- '{ logs { nodes { id } } }'`: where Quintet's process spends its CPU time while it answers
// one query over and over. Without a query it is that for 100 logs.

const { values, positionals } = parseArgs({
  options: {
    requests: { type: 'string', default: '3000' },
    concurrency: { type: 'string', default: '8' },
    lines: { type: 'string', default: '25' },
  },
  allowPositionals: true,
});
const requests = Number(values.requests);
const concurrency = Number(values.concurrency);
const [query = queries['100 logs with embedded author']] = positionals;
endAfter(10);

const upstream = await startUpstream();
const quintet = await startQuintet(upstream);
const client = createClient(quintet.origin, concurrency);
const request = byPost(query);
const answer = await client.send(request);
if (answer.includes('"errors"')) throw new Error(`The query has an error: ${answer.slice(0, 500)}`);

// Until V8 has compiled what is hot.
await closedLoop(requests, concurrency, () => client.send(request));
await quintet.command('startProfile');
await closedLoop(requests, concurrency, () => client.send(request));
const file = await quintet.command<string>('stopProfile');

const { functions, files, total } = selfTimes(JSON.parse(readFileSync(file, 'utf8')));
print('Self time by file, package and module', files);
print('Self time by function', functions);
const each = (total / requests / 1000).toFixed(3);
process.stdout.write(`${requests} requests, ${each} ms each, profiling included.\n`);
process.stdout.write(`For DevTools or an editor: ${file}\n`);
process.exit();

function print(title: string, times: readonly SelfTime[]): void {
  const rows = times
    .slice(0, Number(values.lines))
    .map(({ name, time }) => [name, `${((time / total) * 100).toFixed(1)} %`]);
  process.stdout.write(`${markdownTable([title, 'of CPU time'], rows)}\n\n`);
}
