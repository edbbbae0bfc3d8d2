import type { Endpoint } from '../../src/server/service-instance.ts';
import type { Clock } from '../../src/upstream/clock.ts';
import { startGateway, type TestGateway } from './gateway.ts';
import { type AnswerHandler, type RecordingServer, startRecordingServer } from './recording-server.ts';

export interface UpstreamGatewayOptions {
  /** Where the service's documents put the API: `api/1/`. */
  readonly basePath: string;
  /** Answers what the test has not queued. Default: `{}`. */
  readonly handler?: AnswerHandler;
  readonly oauthClient?: Endpoint['oauthClient'];
  readonly clock?: Clock;
  /** Environment variables, as a user would set them. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The gateway as shipped, over one real service (no sandbox, no demo credential) that answers what the test says. */
export interface UpstreamGateway extends TestGateway {
  readonly server: RecordingServer;
}

/** `key` is the service's: `littlelogs`. */
export async function startUpstreamGateway(
  key: string,
  { basePath, handler, oauthClient, clock, env = {} }: UpstreamGatewayOptions,
): Promise<UpstreamGateway> {
  const server = await startRecordingServer(handler);
  const endpoint = { url: new URL(basePath, server.url), sandboxed: false, oauthClient };
  const gateway = startGateway({ endpoints: { [key]: endpoint }, env, ...(clock ? { clock } : {}) });
  return {
    ...gateway,
    server,
    async close() {
      await gateway.close();
      await server.close();
    },
  };
}
