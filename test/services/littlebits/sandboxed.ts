import { sandbox as littlebitsSandbox } from '../../../src/sandbox/littlebits/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import type { Clock } from '../../../src/upstream/clock.ts';
import { startGateway, type TestGateway, type TestGatewayOptions } from '../../support/gateway.ts';

/** A gateway on a fresh littleBits sandbox, signed in as its demo user unless a header says otherwise. */
export interface SandboxedGateway extends TestGateway {
  readonly sandbox: RunningSandbox;
}

interface SandboxedOptions extends Pick<TestGatewayOptions, 'logger'> {
  /** The gateway's and the sandbox's; the system's where it is left out. */
  readonly clock?: Clock;
}

export async function startSandboxed({ clock, logger }: SandboxedOptions = {}): Promise<SandboxedGateway> {
  const sandbox = await littlebitsSandbox.start({
    directory: null,
    ...(clock ? { now: () => clock.now() } : {}),
  });
  const { url, credential: demoCredential } = sandbox;
  const gateway = startGateway({
    endpoints: { littlebits: { url, sandboxed: true, demoCredential } },
    ...(clock ? { clock } : {}),
    ...(logger ? { logger } : {}),
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
