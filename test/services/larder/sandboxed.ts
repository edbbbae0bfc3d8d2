import { sandbox as larderSandbox } from '../../../src/sandbox/larder/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import type { Clock } from '../../../src/upstream/clock.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';

/** A gateway on a fresh Larder sandbox, signed in as its demo user unless a header says otherwise. */
export interface SandboxedGateway extends TestGateway {
  readonly sandbox: RunningSandbox;
}

/** `clock` is the gateway's and the sandbox's; the system's where it is left out. `env` is what a user would set. */
export async function startSandboxed({
  clock,
  env = {},
}: {
  clock?: Clock;
  env?: Readonly<Record<string, string>>;
} = {}): Promise<SandboxedGateway> {
  const sandbox = await larderSandbox.start({
    directory: null,
    ...(clock ? { now: () => clock.now() } : {}),
  });
  const { url, credential: demoCredential, oauthClient } = sandbox;
  const gateway = startGateway({
    endpoints: { larder: { url, sandboxed: true, demoCredential, oauthClient } },
    env,
    ...(clock ? { clock } : {}),
  });
  return {
    ...gateway,
    sandbox,
    async close() {
      await gateway.close();
      await sandbox.close();
    },
  };
}
