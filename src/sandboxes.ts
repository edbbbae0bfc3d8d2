import { catalogue } from './catalogue.ts';
import type { Sandbox } from './sandbox/sandbox.ts';

/** Where a sandbox is found. */
export interface SandboxEntry {
  /** The port on which it listens when it runs alone (`npm run sandbox`). */
  readonly port: number;
  /** Its code is loaded when it starts, so that a process without sandboxes holds none of it. */
  load(): Promise<Sandbox>;
}

const FIRST_PORT = 4101;

/** By service key, in the order of the catalogue. A sandbox keeps its data in `<key>.sqlite`. */
export const sandboxes: Readonly<Record<string, SandboxEntry>> = Object.fromEntries(
  catalogue.map(({ key }, index) => [key, { port: FIRST_PORT + index, load: () => load(key) }]),
);

/** `sandbox/<key>/sandbox.ts` exports its sandbox as `sandbox`; `test/catalogue.test.ts` checks it. */
async function load(key: string): Promise<Sandbox> {
  const { sandbox } = (await import(`./sandbox/${key}/sandbox.ts`)) as { sandbox: Sandbox };
  return sandbox;
}
