import { vi } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { startManifests } from '../../src/process/start-manifests.ts';
import { sandbox as comicsSandbox } from '../../src/sandbox/comics/sandbox.ts';
import { sandbox as littlelogsSandbox } from '../../src/sandbox/littlelogs/sandbox.ts';
import { listen } from '../../src/server/http/http-server.ts';
import { createLogger } from '../../src/server/observe/logger.ts';
import { services } from '../../src/services.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { closedPort } from '../support/faulty-server.ts';
import { startGateway } from '../support/gateway.ts';

/** The gateway as shipped, listening, as a frontend meets it. */
export interface ListeningGateway {
  readonly url: string;
  /** The headers of somebody who is signed in. */
  readonly credentials: () => Record<string, string>;
  /** What clients have sent so far, as `GET id` or `POST query`; a test empties it. */
  readonly requests: string[];
  close(): Promise<void>;
}

interface Options {
  /** Only what manifests list runs: Quintet's own, and these files. */
  readonly trusted?: boolean;
  readonly manifests?: readonly string[];
}

/** A gateway on fresh sandboxes of Littlelogs and Comics, and a Larder that is down. */
export async function startListening({
  trusted = false,
  manifests = [],
}: Options = {}): Promise<ListeningGateway> {
  const littlelogs = await littlelogsSandbox.start({ directory: null });
  const comics = await comicsSandbox.start({ directory: null });
  const env = {
    SANDBOX: 'none',
    PERSISTED_OPERATIONS: trusted ? 'trusted' : 'open',
    PERSISTED_MANIFESTS: manifests.join(),
  };
  const { gateway, close } = startGateway({
    endpoints: {
      littlelogs: { url: littlelogs.url, sandboxed: false },
      comics: { url: comics.url, sandboxed: false },
      larder: { url: closedPort(), sandboxed: false },
    },
    env,
    // Waits between two tries at the Larder that is down pass at once.
    clock: new FakeClock({ skipUpTo: 1000 }),
    manifests: await startManifests(readConfig(env, services), createLogger('silent')),
  });
  const server = await listen(gateway.handle, { host: '127.0.0.1', port: 0 });
  const requests = record(server.origin);
  return {
    url: `${server.origin}/graphql`,
    credentials: () => ({
      'X-Littlelogs-Authorization': littlelogs.credential,
      'X-Comics-Authorization': comics.credential,
      'X-Larder-Authorization': 'Token abc',
    }),
    requests,
    async close() {
      recorded.delete(server.origin);
      if (recorded.size === 0) vi.mocked(globalThis.fetch).mockRestore();
      await server.drain(0);
      await close();
      await Promise.all([littlelogs.close(), comics.close()]);
    },
  };
}

const recorded = new Map<string, string[]>();
const reallyFetch = globalThis.fetch;

/** Keeps what is fetched from an origin; its clients find `fetch` where a browser has it. */
function record(origin: string): string[] {
  const requests: string[] = [];
  recorded.set(origin, requests);
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    const url = String(input);
    recorded.get(new URL(url).origin)?.push(describeRequest(url, init));
    return reallyFetch(input, init);
  });
  return requests;
}

function describeRequest(url: string, { method = 'GET', body }: RequestInit = {}): string {
  const sent: object =
    typeof body === 'string' ? JSON.parse(body) : Object.fromEntries(new URL(url).searchParams);
  return `${method} ${'query' in sent ? 'query' : 'id'}`;
}

/** The ids in the answer to a query that no client has a hand in. */
export async function idsOf(gateway: ListeningGateway, query: string): Promise<readonly string[]> {
  const response = await reallyFetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...gateway.credentials() },
    body: JSON.stringify({ query }),
  });
  const ids = [...JSON.stringify(await response.json()).matchAll(/"id":"([^"]+)"/g)];
  return ids.map(([, id]) => id!);
}
