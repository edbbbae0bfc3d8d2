import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { byPost, createClient } from './ask.ts';
import { endAfter, startQuintet } from './children.ts';
import { attacks, coded, goodAnswer, type HostileAnswer } from './hostile-answers.ts';
import { type Target, targets } from './hostile-targets.ts';
import { keep, markdownTable, megabytes } from './report.ts';
import type { Turns } from './servers/turns.ts';
import { median } from './statistics.ts';

// `npm run bench:hostile`: how long one answer of a service, made to hurt, holds up everybody else.

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    /** A part of the titles to measure alone; then nothing is kept. */
    only: { type: 'string', default: '' },
    sizes: { type: 'string', default: '2,10' },
  },
});
const rounds = Number(values.rounds);
const sizes = values.sizes.split(',').map(Number);
/** Bytes that Quintet takes of one answer, at most: a little less is sent. */
const MEGABYTE = 1_000_000;
endAfter(40);

let answer: HostileAnswer = { body: Buffer.from('{}') };
let target: Target | undefined;
const upstream = createServer(({ url = '' }, response) => {
  const isAttacked = target?.path.test(url);
  const { body, coding, isRaw }: HostileAnswer = isAttacked ? answer : { body: Buffer.from('{}') };
  if (isRaw) {
    response.socket?.end(body);
    return;
  }
  const headers = { 'content-type': 'application/json', ...(coding && { 'content-encoding': coding }) };
  response.writeHead(isAttacked ? 200 : 404, headers).end(body);
});
await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
const { port } = upstream.address() as AddressInfo; // It listens on a host and port.
const addressOf = (key: string) => `http://127.0.0.1:${port}/${key}/`;

let asked = 0;
const quintet = await startQuintet(
  { origin: addressOf('littlelogs') },
  {
    LARDER_URL: addressOf('larder'),
    LITTLEBITS_URL: addressOf('littlebits'),
    LIFE_LOGGER_URL: addressOf('life-logger'),
    COMICS_URL: addressOf('comics'),
    LOG_LEVEL: 'silent',
  },
);
const client = createClient(quintet.origin, 1);

const chosen = targets.filter(({ title }) => title.includes(values.only));
for (const each of chosen) {
  for (const size of [1000, ...sizes.map((size) => size * MEGABYTE)]) await checkRead(each, size);
}
const readsCoded = await isRead(chosen[0] as Target, coded(chosen[0] as Target, 'gzip'));
if (!readsCoded) process.stdout.write('Coded answers are refused undecoded: bombs are left out.\n');

const sections = [];
for (const size of sizes) {
  const rows = [];
  for (const each of chosen) {
    const good = await measure(each, goodAnswer(each, size * MEGABYTE));
    rows.push([`**${each.title}**: right`, `${good.longest.toFixed(0)} ms`, '', megabytes(good.rss)]);
    for (const [name, make] of Object.entries(attacks)) {
      if (name.includes('bomb') && !readsCoded) continue;
      const attack = make(each, size * MEGABYTE);
      if (!attack) continue;
      const { longest, rss } = await measure(each, attack);
      const ratio = longest / Math.max(good.longest, 4);
      rows.push([name, `${longest.toFixed(0)} ms`, ratio.toFixed(1), megabytes(rss)]);
      process.stdout.write(`${size} MB, ${each.title}, ${rows.at(-1)?.join(', ')}\n`);
    }
  }
  const head = [`Answers of ${size} MB`, 'Longest turn', 'Times the right one', 'Memory'];
  sections.push(markdownTable(head, rows));
}
const report = `${sections.join('\n\n')}\n\nMedian of ${rounds} rounds.`;
if (values.only) process.stdout.write(`${report}\n`);
else keep('hostile', report);
process.exit();

/** A query that does not reach its answer, or is refused it, would measure nothing. */
async function checkRead(each: Target, size: number): Promise<void> {
  if (await isRead(each, goodAnswer(each, size))) return;
  throw new Error(`${each.title}, ${size} bytes: ${(await ask(each)).slice(0, 500)}`);
}

async function isRead(each: Target, given: HostileAnswer): Promise<boolean> {
  [target, answer] = [each, given];
  return !(await ask(each)).includes('"errors"');
}

function ask({ query }: Target): Promise<string> {
  // Somebody else each time: Larder's calls are counted by credential.
  asked += 1;
  const headers = {
    'x-littlelogs-authorization': `Bearer token${asked}`,
    'x-larder-authorization': `Token token${asked}`,
    'x-littlebits-authorization': `token${asked}`,
    'x-life-logger-authorization': `Bearer token${asked}`,
    'x-comics-authorization': `Key token${asked}`,
  };
  return client.send(byPost(query), { headers });
}

async function measure(each: Target, given: HostileAnswer): Promise<Turns> {
  [target, answer] = [each, given];
  const turns: Turns[] = [];
  // The first two rounds are V8's.
  for (let round = -2; round < rounds; round += 1) {
    await quintet.command('beginTurns');
    await ask(each);
    const found = await quintet.command<Turns>('endTurns');
    if (round >= 0) turns.push(found);
  }
  return {
    longest: median(turns.map(({ longest }) => longest)),
    rss: Math.max(...turns.map(({ rss }) => rss)),
  };
}
