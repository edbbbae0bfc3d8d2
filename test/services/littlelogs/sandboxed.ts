import { littlelogsSandbox } from '../../../src/sandbox/littlelogs/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';

/** A gateway on a fresh Littlelogs sandbox, signed in as its demo user unless a header says otherwise. */
export interface SandboxedGateway extends TestGateway {
  readonly sandbox: RunningSandbox;
}

export async function startSandboxed(): Promise<SandboxedGateway> {
  const sandbox = await littlelogsSandbox.start({ directory: null });
  const { url, credential: demoCredential, oauthClient } = sandbox;
  const gateway = startGateway({
    endpoints: { littlelogs: { url, sandboxed: true, demoCredential, oauthClient } },
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
