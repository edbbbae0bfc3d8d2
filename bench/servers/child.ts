// What every measured process imports first, so that it ends with the run that started it, whatever happens to that.
process.on('disconnect', () => process.exit());
if (!process.connected) process.exit();

/** What a process has used so far. */
export interface Usage {
  /** CPU time in microseconds, that of the kernel on its behalf included. */
  readonly cpu: number;
  /** Bytes. */
  readonly rss: number;
  /** Bytes of what V8 keeps; tells of leaks only after `collect`. */
  readonly heap: number;
}

type Command = () => unknown;

const commands = new Map<string, Command>([
  ['usage', usage],
  ['collect', collect],
]);

process.on('message', async (name: string) => process.send?.((await commands.get(name)?.()) ?? null));

/** Has the process do something at its parent's word, and send what that gives. */
export function onCommand(name: string, command: Command): void {
  commands.set(name, command);
}

/** Tells the parent where the process answers. */
export function ready(port: number): void {
  process.send?.({ port });
}

/** What the parent gave the process to start with; it is ours, so that its type is known. */
export function argument<Argument>(): Argument {
  return JSON.parse(process.argv[3] ?? 'null');
}

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  return { cpu: user + system, rss, heap: heapUsed };
}

/**
 * Needs `--expose-gc`. The usual collection leaves what V8 thinks may be wanted again, such as strings that were keys once;
 * the one of last resort frees all that can be freed.
 */
async function collect(): Promise<Usage> {
  await globalThis.gc?.({ type: 'major', flavor: 'last-resort', execution: 'async' });
  return usage();
}
