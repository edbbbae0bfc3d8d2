import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSchema } from 'graphql-yoga';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../src/upstream/clock.ts';
import { createSmallGateway } from './small-gateway.ts';

/** A gateway whose full path can't be made until `isBroken` is false, over HTTP; what it logs. */
async function startBroken(fastPath: boolean) {
  const state = { isBroken: true };
  const lines: Readonly<Record<string, unknown>>[] = [];
  const upstreamTrace = {
    // Read where the full path is made, and nowhere else.
    get clock() {
      if (state.isBroken) throw new RangeError('s3cret: too many open files');
      return systemClock;
    },
  };
  const { handle } = createSmallGateway({
    schema: createSchema({ typeDefs: 'type Query { a: Int }' }),
    upstreamTrace,
    fastPath,
    logger: pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line)) }),
  });
  const server = createServer(handle).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // It listens on a host and port.
  return { state, lines, origin: `http://127.0.0.1:${port}` };
}

describe.each([true, false])('where the full path cannot be loaded (fast path: %s)', (fastPath) => {
  test('whoever needs it gets a 500 and one line is logged, until it can be', async () => {
    const { state, lines, origin } = await startBroken(fastPath);
    const requests: readonly [string, RequestInit][] = [
      ['/health', {}],
      ['/graphql', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' }],
      [
        '/graphql',
        { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ nope }"}' },
      ],
      ['/graphql', { headers: { accept: 'text/html' } }],
    ];
    for (const [path, init] of requests) {
      const before = lines.length;
      const response = await fetch(`${origin}${path}`, init);
      expect([path, response.status, await response.json()]).toEqual([
        path,
        500,
        { errors: [{ message: 'Unexpected error.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] },
      ]);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(lines.slice(before)).toMatchObject([
        { level: 50, error: 'RangeError', msg: 'unexpected error' },
      ]);
    }
    expect(JSON.stringify(lines)).not.toContain('s3cret');
    const head = await fetch(`${origin}/health`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([500, '']);
    state.isBroken = false;
    expect((await fetch(`${origin}/health`)).status).toBe(200);
  });
});
