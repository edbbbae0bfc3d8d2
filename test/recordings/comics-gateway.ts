import { startGateway, type TestGateway } from '../support/gateway.ts';
import { type comicsGenerations, type Exchange, readRecording } from './recording.ts';
import { type ReplayServer, startReplayServer } from './replay-server.ts';

export const ALICE = { 'x-comics-authorization': 'Key 00112233445566778899aabbccddeeff' };
export const BOB = { 'x-comics-authorization': 'Key ffeeddccbbaa99887766554433221100' };

/** The gateway over a recorded Comics. */
export interface ReplayedComics extends TestGateway {
  readonly recording: readonly Exchange[];
  readonly server: ReplayServer;
}

export async function startReplayedComics(
  generation: (typeof comicsGenerations)[number],
  basePath = 'api/v1/',
): Promise<ReplayedComics> {
  const recording = readRecording(generation);
  const server = await startReplayServer(recording);
  const gateway = startGateway({
    endpoints: { comics: { url: new URL(basePath, server.url), sandboxed: false } },
    // Each read asks the server.
    env: { CACHE_BYTES: '0' },
  });
  return {
    ...gateway,
    recording,
    server,
    async close() {
      await gateway.close();
      await server.close();
    },
  };
}
