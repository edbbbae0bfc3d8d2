import type { Sandbox } from './sandbox/sandbox.ts';

/** Where a sandbox is found. */
export interface SandboxEntry {
  /** The port on which it listens when it runs alone (`npm run sandbox`). */
  readonly port: number;
  /** Its code is loaded when it starts, so that a process without sandboxes holds none of it. */
  load(): Promise<Sandbox>;
}

/** By service key. A sandbox keeps its data in `<key>.sqlite`. */
export const sandboxes: Readonly<Record<string, SandboxEntry>> = {
  littlelogs: {
    port: 4101,
    load: async () => (await import('./sandbox/littlelogs/sandbox.ts')).littlelogsSandbox,
  },
  larder: {
    port: 4102,
    load: async () => (await import('./sandbox/larder/sandbox.ts')).larderSandbox,
  },
  littlebits: {
    port: 4103,
    load: async () => (await import('./sandbox/littlebits/sandbox.ts')).littlebitsSandbox,
  },
  'life-logger': {
    port: 4104,
    load: async () => (await import('./sandbox/life-logger/sandbox.ts')).lifeLoggerSandbox,
  },
  comics: {
    port: 4105,
    load: async () => (await import('./sandbox/comics/sandbox.ts')).comicsSandbox,
  },
};
