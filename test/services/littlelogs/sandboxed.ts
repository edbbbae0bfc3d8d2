import { sandbox as littlelogsSandbox } from '../../../src/sandbox/littlelogs/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import type { Clock } from '../../../src/upstream/clock.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';

/** A gateway on a fresh Littlelogs sandbox, signed in as its demo user unless a header says otherwise. */
export interface SandboxedGateway extends TestGateway {
  readonly sandbox: RunningSandbox;
}

/** `clock` is the gateway's and the sandbox's; the system's where it is left out. */
export async function startSandboxed({ clock }: { clock?: Clock } = {}): Promise<SandboxedGateway> {
  const sandbox = await littlelogsSandbox.start({
    directory: null,
    ...(clock ? { now: () => clock.now() } : {}),
  });
  const { url, credential: demoCredential, oauthClient } = sandbox;
  const gateway = startGateway({
    endpoints: { littlelogs: { url, sandboxed: true, demoCredential, oauthClient } },
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
