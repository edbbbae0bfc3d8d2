import { sandbox as lifeLoggerSandbox } from '../../../src/sandbox/life-logger/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import type { Clock } from '../../../src/upstream/clock.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';

/** A gateway on a fresh Life Logger sandbox, signed in as its demo user unless a header says otherwise. */
export interface SandboxedGateway extends TestGateway {
  readonly sandbox: RunningSandbox;
}

/** The Monday with which the sandbox's events end; one has been running since 07:41:30. */
export const monday = Date.parse('2026-06-01T09:00:00Z');

/** `clock` is the gateway's and the sandbox's: by default it stands at `monday`. `env` is what a user would set. */
export async function startSandboxed(
  clock: Clock = new FakeClock({ now: monday }),
  env: Readonly<Record<string, string>> = {},
): Promise<SandboxedGateway> {
  const sandbox = await lifeLoggerSandbox.start({ directory: null, now: () => clock.now() });
  const { url, credential: demoCredential } = sandbox;
  const gateway = startGateway({
    endpoints: { 'life-logger': { url, sandboxed: true, demoCredential } },
    clock,
    env,
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
