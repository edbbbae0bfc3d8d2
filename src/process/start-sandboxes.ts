import type { RunningSandbox } from '../sandbox/sandbox.ts';
import { type SandboxEntry, sandboxes } from '../sandboxes.ts';
import { StartError } from '../server/start-error.ts';

/** Which sandboxes to start, and how. */
export interface StartSandboxesOptions {
  /** Service keys. */
  readonly keys: readonly string[];
  /** Folder of their databases. */
  readonly directory: string;
  /** Switched on: `comics:ties`. */
  readonly quirks: readonly string[];
  /** Each on its own port, the same every time; otherwise the system chooses. */
  readonly fixedPorts?: boolean;
}

/**
 * Starts the sandboxes on the loopback interface, all at once.
 *
 * @throws StartError where there is none of that name, it lacks a quirk, its folder can't be written, or its port is taken.
 */
export async function startSandboxes(options: StartSandboxesOptions): Promise<Map<string, RunningSandbox>> {
  const quirks = quirksByKey(options.quirks, options.keys);
  const started = await Promise.all(
    options.keys.map(async (key) => {
      const entry = sandboxes[key];
      if (entry === undefined) throw new StartError(`There is no sandbox of ${key}: set its address.`);
      return [key, await start(key, entry, quirks.get(key) ?? [], options)] as const;
    }),
  );
  return new Map(started);
}

async function start(
  key: string,
  entry: SandboxEntry,
  quirks: readonly string[],
  { directory, fixedPorts = false }: StartSandboxesOptions,
) {
  const sandbox = await entry.load();
  try {
    return await sandbox.start({ directory, quirks, port: fixedPorts ? entry.port : 0 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof Error && error.name === 'QuirkError') {
      throw new StartError(`The sandbox of ${key} can't start. ${reason}`);
    }
    throw new StartError(`The sandbox of ${key} can't start with its data in ${directory}: ${reason}`);
  }
}

/** `comics:ties` is the quirk `ties` of the sandbox of Comics. */
function quirksByKey(quirks: readonly string[], keys: readonly string[]): Map<string, string[]> {
  const byKey = new Map<string, string[]>();
  for (const text of quirks) {
    const [key = '', ...rest] = text.split(':');
    if (!keys.includes(key) || rest.length === 0) {
      throw new StartError(
        `"${text}" names no quirk of a sandbox that is started. Expected <service>:<quirk>, with a service of ${keys.join(', ')}.`,
      );
    }
    byKey.set(key, [...(byKey.get(key) ?? []), rest.join(':')]);
  }
  return byKey;
}
