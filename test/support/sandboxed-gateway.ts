import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';
import { sandboxes } from '../../src/sandboxes.ts';
import { FakeClock } from './fake-clock.ts';
import { startGateway, type TestGateway } from './gateway.ts';

/** A Monday: with this hour the data of the sandboxes that follow the calendar end. */
export const monday = Date.parse('2026-06-01T09:00:00Z');

/** A gateway on fresh sandboxes of all services, signed in as their demo users unless headers say otherwise. */
export interface SandboxedGateway extends TestGateway {
  /** The gateway's and the sandboxes'; it stands still until it is moved. */
  readonly clock: FakeClock;
}

export interface SandboxedOptions {
  /** Addresses of what answers in the place of some of the sandboxes, by service key. */
  readonly instead?: Readonly<Record<string, URL>>;
  /** Milliseconds since the Unix epoch. Default: `monday`. */
  readonly now?: number;
  /** Environment variables, as a user would set them. */
  readonly env?: Readonly<Record<string, string>>;
}

export async function startAllSandboxed({
  instead = {},
  now = monday,
  env = {},
}: SandboxedOptions = {}): Promise<SandboxedGateway> {
  // Waits for another try pass at once.
  const clock = new FakeClock({ now, skipUpTo: 300 });
  const started = await Promise.all(
    Object.entries(sandboxes).map(async ([key, { load }]): Promise<[string, RunningSandbox]> => {
      const sandbox = await load();
      return [key, await sandbox.start({ directory: null, now: () => clock.now() })];
    }),
  );
  const endpoints = started.map(([key, { url, credential, oauthClient }]) => [
    key,
    { url: instead[key] ?? url, sandboxed: true, demoCredential: credential, oauthClient },
  ]);
  const gateway = startGateway({ endpoints: Object.fromEntries(endpoints), clock, env });
  return {
    ...gateway,
    clock,
    async close() {
      await gateway.close();
      await Promise.all(started.map(([, sandbox]) => sandbox.close()));
    },
  };
}
