import { expect } from 'vitest';
import { type AttackedOperation, attackedOperations } from '../operations.ts';
import { credentials, standIns } from '../stand-ins/all.ts';
import { type RunningStandIn, serveStandIn } from '../stand-ins/serve.ts';
import { type Quintet, startQuintet } from './quintet.ts';
import { openSocket, postBytes } from './raw-http.ts';

export const writes = attackedOperations.filter(({ isWrite }) => isWrite);

type Headers = Readonly<Record<string, string>>;

/** Entrances: the fast path, the traced one, and an answer in parts. */
export const entrances: Readonly<Record<string, Headers>> = {
  fast: {},
  traced: { 'x-quintet-trace': '1' },
  parts: { accept: 'multipart/mixed' },
};

/** Sends each write, leaves while it is under way, and looks at what its service has got. */
export async function expectWritesToGoOn(
  leavings: readonly (readonly [AttackedOperation, Headers])[],
): Promise<void> {
  const closing: (() => Promise<void>)[] = [];
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
  try {
    for (const [{ row, key, document, variables }, headers] of leavings) {
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
  } finally {
    for (const close of closing) await close();
  }
}

export async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 5_000;
  while (!holds() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 2));
}
