import { afterEach, expect, test } from 'vitest';
import { credentials, standIns } from '../stand-ins/all.ts';
import { serveStandIn } from '../stand-ins/serve.ts';
import { entrances, expectWritesToGoOn, until, writes } from './leaving.ts';
import { startQuintet } from './quintet.ts';
import { openSocket, postBytes } from './raw-http.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

// Every write at every entrance is in leaving.exhaustive.test.ts.
test('a client that leaves during a write, at one of the entrances, neither stops it nor sends it twice', async () => {
  const all = Object.values(entrances);
  await expectWritesToGoOn(writes.map((write, index) => [write, all[index % all.length]!]));
});

test('of several writes in one request, those not yet sent when the client leaves are not sent', async () => {
  const littlelogs = standIns[0]!;
  let finish: () => void = () => {};
  const running = await serveStandIn(littlelogs, {
    matches: ({ path }) => path === 'logs/create/',
    onRequest: ({ behave }) => {
      finish = behave;
    },
  });
  closing.push(running.close);
  const quintet = await startQuintet({ LOG_LEVEL: 'warn', LITTLELOGS_URL: running.url.href });
  closing.push(quintet.stop);
  const socket = openSocket(quintet.origin);
  const query =
    'mutation { a: createLog(input: { content: "one" }) { userErrors { code } } b: createLog(input: { content: "two" }) { userErrors { code } } }';
  socket.write(postBytes(JSON.stringify({ query }), credentials));
  await until(() => running.attacked.length > 0);
  socket.resetAndDestroy();
  await new Promise((resolve) => setTimeout(resolve, 50));
  finish();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(running.attacked.map(({ body }) => body.toString())).toEqual([expect.stringContaining('one')]);
});
