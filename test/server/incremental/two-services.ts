import { onTestFinished } from 'vitest';
import type { Logger } from '../../../src/server/observe/logger.ts';
import type { Manifests } from '../../../src/server/persisted/manifests.ts';
import { TOKEN } from '../../failure/harness.ts';
import { wireLog, wirePage, wireTag, wireUser } from '../../failure/wire.ts';
import { wireFolder, wirePage as wireLarderPage } from '../../services/larder/failing.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import {
  type AnswerHandler,
  type PlannedAnswer,
  type RecordedRequest,
  type RecordingServer,
  startRecordingServer,
} from '../../support/recording-server.ts';

export const MULTIPART = 'multipart/mixed;deferSpec=20220824, application/json';
export const MULTIPART_WITH_IDS = 'multipart/mixed;incrementalSpec=v0.2, application/json';

/** The gateway over a Larder that answers at once, and a Littlelogs that takes as long as the test says. */
export interface TwoServices extends TestGateway {
  readonly clock: FakeClock;
  readonly littlelogs: RecordingServer;
  /** Lets Littlelogs answer what it was asked and will be asked; else with another answer than its own. */
  release(answer?: PlannedAnswer): void;
  /** Sends an operation, by a client that accepts `accept`. */
  send(query: string, accept: string, options?: SendOptions): Promise<Response>;
}

interface SendOptions {
  readonly variables?: object;
  readonly operationName?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

interface TwoServicesOptions {
  /** Which of its paths Littlelogs is slow at. Default: all. */
  readonly isSlow?: (path: string) => boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly logger?: Logger;
  readonly manifests?: Manifests;
}

export async function startTwoServices({
  isSlow = () => true,
  ...options
}: TwoServicesOptions = {}): Promise<TwoServices> {
  const clock = new FakeClock({ skipUpTo: 300 });
  const { promise: released, resolve } = Promise.withResolvers<PlannedAnswer | undefined>();
  const littlelogs = await startRecordingServer(async (request) => {
    const answer = isSlow(pathOf(request)) ? await released : undefined;
    return answer ?? answerOfLittlelogs(request);
  });
  const larder = await startRecordingServer(() => ({
    json: wireLarderPage([wireFolder(1), wireFolder(2), wireFolder(3)]),
  }));
  const gateway = startGateway({
    ...options,
    clock,
    endpoints: {
      littlelogs: { url: new URL('api/1/', littlelogs.url), sandboxed: false },
      larder: { url: new URL('api/1/@me/', larder.url), sandboxed: false },
    },
  });
  onTestFinished(async () => {
    resolve(undefined);
    clock.advance(600_000); // Closing waits for what a failed test left under way.
    await gateway.close();
    await Promise.all([littlelogs.close(), larder.close()]);
  });
  return {
    ...gateway,
    clock,
    littlelogs,
    release: resolve,
    send: (query, accept, { variables = {}, operationName, headers = {}, signal } = {}) =>
      gateway.gateway.fetch('http://quintet.test/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept, ...credentials, ...headers },
        body: JSON.stringify({ query, variables, operationName }),
        ...(signal ? { signal } : {}),
      }),
  };
}

export const credentials = {
  'X-Littlelogs-Authorization': `Bearer ${TOKEN}`,
  'X-Larder-Authorization': `Token ${TOKEN}`,
};

const pathOf = ({ url }: RecordedRequest) => url.replace('/api/1/', '').split('?', 1)[0] ?? '';

const answerOfLittlelogs: AnswerHandler = (request) => {
  const { method } = request;
  const path = pathOf(request);
  const [, username] = /^users\/(.+)\/$/.exec(path) ?? [];
  if (username) return { json: wireUser(username) };
  if (method === 'POST' && path === 'logs/9/like/') return { json: wireLog(9, likedBy('ann', 'bob')) };
  if (path === 'tags/trending/') return { json: [wireTag('exist')] };
  if (path === 'logs/') return { json: wirePage([3, 2, 1].map((id) => wireLog(id, likedBy(`fan-${id}`)))) };
  return { status: 404, json: { detail: 'Not found.' } };
};

const likedBy = (...names: string[]) => ({
  likes: names.map((user) => ({ user, created: '2015-11-02T00:23:27Z' })),
});
