import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { byPost, createClient } from './ask.ts';
import { asStarted, endAfter, startUpstream, stop, temporaryDirectory } from './children.ts';
import { keep, markdownTable, megabytes } from './report.ts';
import { median } from './statistics.ts';

// `npm run bench:start`: the time from the start of the process to its first answer.

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const rounds = Number(values.rounds);
const MAIN = fileURLToPath(new URL('../src/main.js', import.meta.url));
endAfter(10);

interface Start {
  /** Milliseconds. */
  readonly time: number;
  /** Bytes. */
  readonly rss: number;
}

const upstream = await startUpstream();
const kept = temporaryDirectory();
const ways: Readonly<Record<string, () => Readonly<Record<string, string>>>> = {
  'five sandboxes, their data made anew': () => ({ SANDBOX_DIRECTORY: temporaryDirectory() }),
  'five sandboxes, their data there': () => ({ SANDBOX_DIRECTORY: kept }),
  'no sandbox, in production': () => ({ NODE_ENV: 'production', LITTLELOGS_URL: upstream.origin }),
};

// Makes the data that are to be there.
await start({ SANDBOX_DIRECTORY: kept });
const starts = new Map<string, Start[]>(Object.keys(ways).map((way) => [way, []]));
for (let round = 0; round < rounds; round += 1) {
  for (const [way, environment] of Object.entries(ways)) starts.get(way)?.push(await start(environment()));
}
const rows = Array.from(starts, ([way, starts]) => {
  const times = starts.map(({ time }) => time);
  const [least, most] = [Math.min(...times), Math.max(...times)].map((time) => `${Math.round(time)}`);
  const rss = median(starts.map(({ rss }) => rss));
  return [way, `**${Math.round(median(times))} ms** (${least}–${most})`, megabytes(rss)];
});
keep(
  'start',
  `${markdownTable(['Start', 'to the first answer', 'RSS then'], rows)}\n\n${rounds} starts each.`,
);
process.exit();

/** Starts Quintet as `npm start` does, asks it, and stops it. */
async function start(environment: Readonly<Record<string, string>>): Promise<Start> {
  const began = performance.now();
  const child = spawn(process.execPath, [...asStarted, MAIN], {
    // No `.env` of the user's is there.
    cwd: kept,
    env: { PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = () => child.kill();
  process.once('exit', kill);
  const lines = createInterface(child.stdout);
  // It ends before its first line where it can't start, and has said why.
  const [line] = await Promise.race([once(lines, 'line'), once(lines, 'close')]);
  const [origin] = /http:\/\/[\d.:]+/.exec(String(line)) ?? [];
  if (origin === undefined) throw new Error(`It doesn't say where it answers: ${line}`);
  const client = createClient(origin, 1);
  const answer = await client.send(byPost('{ __typename }'));
  const time = performance.now() - began;
  if (answer !== '{"data":{"__typename":"Query"}}') throw new Error(`It answers ${answer}`);
  // From outside: whatever it loaded to tell would be counted.
  const rss = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)])) * 1024;
  await client.close();
  await stop(child);
  process.off('exit', kill);
  return { time, rss };
}
