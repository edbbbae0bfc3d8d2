import { afterEach, expect, test } from 'vitest';
import { attackedOperations } from '../operations.ts';
import { credentials, standIns } from '../stand-ins/all.ts';
import { type RunningStandIn, serveStandIn } from '../stand-ins/serve.ts';
import { type Quintet, startQuintet } from './quintet.ts';
import { openSocket, postBytes } from './raw-http.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const writes = attackedOperations.filter(({ isWrite }) => isWrite);

/** Entrances: the fast path, the traced one, and an answer in parts. */
const entrances: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  fast: {},
  traced: { 'x-quintet-trace': '1' },
  parts: { accept: 'multipart/mixed' },
};

test.each(Object.entries(entrances))(
  'a client that leaves during a write (%s) neither stops it nor sends it twice',
  async (_, headers) => {
    const waiting: (() => void)[] = [];
    const running: Record<string, RunningStandIn> = {};
    const cut: string[] = [];
    for (const standIn of standIns) {
      running[standIn.key] = await serveStandIn(standIn, {
        matches: (request) => writes.some(({ key, matches }) => key === standIn.key && matches(request)),
        onRequest: ({ behave, socket, request }) => {
          const onClose = () => cut.push(`${standIn.key} ${request.method} ${request.path}`);
          socket.on('close', onClose);
          waiting.push(() => {
            socket.off('close', onClose);
            behave();
          });
        },
      });
    }
    closing.push(...Object.values(running).map(({ close }) => close));
    const addresses = Object.entries(running).map(([key, { url }]) => [
      `${key.toUpperCase().replace('-', '_')}_URL`,
      url.href,
    ]);
    const oauth = ['LITTLELOGS', 'LARDER'].flatMap((name) => [
      [`${name}_CLIENT_ID`, 'a-client'],
      [`${name}_CLIENT_SECRET`, 'a-client-secret'],
    ]);
    const quintet: Quintet = await startQuintet({
      LOG_LEVEL: 'warn',
      UPSTREAM_TRACE: 'true',
      ...Object.fromEntries([...addresses, ...oauth]),
    });
    closing.push(quintet.stop);

    const faults: string[] = [];
    for (const { row, key, document, variables } of writes) {
      // `signInToComics` reads, and what only reads may be ended.
      if (document.includes('signInToComics')) continue;
      const before = running[key]!.attacked.length;
      const socket = openSocket(quintet.origin);
      socket.write(postBytes(JSON.stringify({ query: document, variables }), { ...credentials, ...headers }));
      await until(() => waiting.length > 0);
      const cuts = cut.length;
      socket.resetAndDestroy();
      await new Promise((resolve) => setTimeout(resolve, 30));
      if (cut.length > cuts) faults.push(`${row} was cut: ${cut.at(-1)}`);
      for (const behave of waiting.splice(0)) behave();
      await new Promise((resolve) => setTimeout(resolve, 10));
      const sent = running[key]!.attacked.length - before;
      if (sent !== 1) faults.push(`${row} was sent ${sent} times`);
    }
    expect(faults).toEqual([]);
    expect(quintet.ended()).toBeNull();
    expect(quintet.output()).not.toMatch(/"level":(50|60|"error"|"fatal")/);
  },
);

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

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 5_000;
  while (!holds() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 2));
}
