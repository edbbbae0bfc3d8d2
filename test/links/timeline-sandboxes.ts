import { sandbox as comicsSandbox } from '../../src/sandbox/comics/sandbox.ts';
import { sandbox as larderSandbox } from '../../src/sandbox/larder/sandbox.ts';
import { sandbox as lifeLoggerSandbox } from '../../src/sandbox/life-logger/sandbox.ts';
import { sandbox as littlelogsSandbox } from '../../src/sandbox/littlelogs/sandbox.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

/** With this hour the sandboxes' data end. */
export const monday = Date.parse('2026-06-01T09:00:00Z');

export interface TimelineSandboxes extends TestGateway {
  /** The gateway's and the sandboxes'. */
  readonly clock: FakeClock;
}

/** A gateway on fresh sandboxes of the services that have a timeline, signed in to all of them. */
export async function startTimelineSandboxes(): Promise<TimelineSandboxes> {
  const clock = new FakeClock({ now: monday });
  const options = { directory: null, now: () => clock.now() };
  const sandboxes = {
    littlelogs: await littlelogsSandbox.start(options),
    larder: await larderSandbox.start(options),
    'life-logger': await lifeLoggerSandbox.start(options),
    comics: await comicsSandbox.start(options),
  };
  const endpoints = Object.fromEntries(
    Object.entries(sandboxes).map(([key, { url, credential }]) => [
      key,
      { url, sandboxed: true, demoCredential: credential },
    ]),
  );
  const gateway = startGateway({ endpoints, clock });
  return {
    ...gateway,
    clock,
    async close() {
      await gateway.close();
      await Promise.all(Object.values(sandboxes).map((sandbox) => sandbox.close()));
    },
  };
}
