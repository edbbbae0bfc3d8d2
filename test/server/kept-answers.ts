import { onTestFinished } from 'vitest';
import { wireLog, wirePage, wireUser } from '../failure/wire.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, type TestGatewayOptions } from '../support/gateway.ts';
import {
  type PlannedAnswer,
  type RecordedRequest,
  startRecordingServer,
} from '../support/recording-server.ts';

/** Whichever caches the other tests run with. */
const STORE = { CACHE_BYTES: '67108864', UPSTREAM_SHARED_CALLS: 'true', RESPONSE_CACHE_SECONDS: '0' };
export const UPSTREAM_ON = {
  ...STORE,
  UPSTREAM_CACHE_SECONDS: '60',
  UPSTREAM_CACHE_PUBLIC_SECONDS: '60',
  UPSTREAM_CACHE_STALE_SECONDS: '60',
};

/** Littlelogs, where everybody is who their token says (a response that holds the token itself is never stored), and who changes their mind about themselves now and then. */
export async function littlelogs(options: Partial<TestGatewayOptions> = {}) {
  const bios = new Map<string, string>();
  let isDown = false;
  function answer({ url, method, headers }: RecordedRequest): PlannedAnswer {
    if (isDown) return { status: 503 };
    const who = headers.authorization?.replace('Bearer token-of-', '') ?? 'nobody';
    if (method === 'POST') {
      bios.set(who, `${bios.get(who) ?? who}!`);
      return { status: 201, json: wireLog(1, { user: wireUser(who) }) };
    }
    if (url.includes('users/$self')) return { json: { ...wireUser(who), bio: bios.get(who) ?? who } };
    return { json: wirePage([wireLog(1, { content: `<p>as ${who} sees it</p>` })]) };
  }
  const server = await startRecordingServer(answer);
  const clock = new FakeClock({ skipUpTo: 300 });
  const endpoints = { littlelogs: { url: new URL('api/1/', server.url), sandboxed: false } };
  const gateway = startGateway({ endpoints, clock, env: UPSTREAM_ON, ...options });
  onTestFinished(async () => {
    await gateway.close();
    await server.close();
  });
  return {
    ...gateway,
    server,
    clock,
    fail: () => {
      isDown = true;
    },
    as: (who: string | null, query: string, headers: Record<string, string> = {}) =>
      gateway.query(
        query,
        {},
        {
          headers: {
            ...(who === null ? {} : { 'X-Littlelogs-Authorization': `Bearer token-of-${who}` }),
            ...headers,
          },
        },
      ),
  };
}
