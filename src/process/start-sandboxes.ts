import type { RunningSandbox } from '../sandbox/sandbox.ts';
import { type SandboxEntry, sandboxes } from '../sandboxes.ts';
import { StartError } from '../server/start-error.ts';

/** Which sandboxes to start, and how. */
export interface StartSandboxesOptions {
  /** Service keys. */
  readonly keys: readonly string[];
  /** Folder of their databases. */
  readonly directory: string;
  /** Each on its own port, the same every time; otherwise the system chooses. */
  readonly fixedPorts?: boolean;
}

/**
 * Starts the sandboxes on the loopback interface, all at once.
 *
 * @throws StartError where there is none of that name, its folder can't be written, or its port is taken.
 */
export async function startSandboxes(options: StartSandboxesOptions): Promise<Map<string, RunningSandbox>> {
  const started = await Promise.all(
    options.keys.map(async (key) => {
      const entry = sandboxes[key];
      if (entry === undefined) throw new StartError(`There is no sandbox of ${key}: set its address.`);
      return [key, await start(key, entry, options)] as const;
    }),
  );
  return new Map(started);
}

async function start(
  key: string,
  entry: SandboxEntry,
  { directory, fixedPorts = false }: StartSandboxesOptions,
) {
  const sandbox = await entry.load();
  try {
    return await sandbox.start({ directory, port: fixedPorts ? entry.port : 0 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`The sandbox of ${key} can't start with its data in ${directory}: ${reason}`);
  }
}
