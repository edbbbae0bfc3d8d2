import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Usage } from './servers/child.ts';

/** A process that is measured. */
export interface Child {
  /** `http://127.0.0.1:40123` */
  readonly origin: string;
  usage(): Promise<Usage>;
  /** Has it do what it offers by that name. */
  command<Result = void>(name: string): Promise<Result>;
  stop(): Promise<void>;
}

export interface ChildOptions {
  /** What it is started with; every server says what it takes. */
  readonly argument?: object;
  /** Of Node. */
  readonly nodeArguments?: readonly string[];
}

const START = fileURLToPath(new URL('servers/start.js', import.meta.url));
const compiled = new Set<string>();

/**
 * Starts a file of `servers/` as a process of its own. It ends with this one.
 *
 * A file's first start is for what V8 compiles; what is measured is the second.
 */
export async function startChild(file: string, options: ChildOptions = {}): Promise<Child> {
  if (compiled.has(file)) return start(file, options);
  const first = await start(file, options);
  await first.stop();
  compiled.add(file);
  return start(file, options);
}

async function start(file: string, { argument = {}, nodeArguments = [] }: ChildOptions): Promise<Child> {
  const child = fork(START, [file, JSON.stringify(argument)], {
    execArgv: [...nodeArguments],
    // Nothing of the user's own configuration of Quintet comes with it.
    env: { NODE_ENV: 'production' },
  });
  const { port } = await reply<{ readonly port: number }>(child, file);
  return {
    origin: `http://127.0.0.1:${port}`,
    usage: () => command(child, 'usage', file),
    command: (name) => command(child, name, file),
    stop: () => stop(child),
  };
}

/** Starts a static Littlelogs. */
export function startUpstream(): Promise<Child> {
  return startChild('upstream.ts');
}

/** Every request makes its own calls: the same question over and over would else be answered by no call at all. */
const nothingKept = { CACHE_BYTES: '0', UPSTREAM_SHARED_CALLS: 'false' };
/** As people run it. */
export const shipped = { CACHE_BYTES: '', UPSTREAM_SHARED_CALLS: '' };

const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
/** What `npm start` gives Node. */
export const asStarted: readonly string[] = scripts.start.match(/--\S+/g);

/** Starts Quintet with Littlelogs alone behind it, without caches, and with what else its environment shall say. */
export function startQuintet(
  upstream: Pick<Child, 'origin'>,
  environment: Readonly<Record<string, string>> = {},
  nodeArguments: readonly string[] = [],
): Promise<Child> {
  const argument = {
    NODE_ENV: 'production',
    LITTLELOGS_URL: upstream.origin,
    ...nothingKept,
    ...environment,
  };
  return startChild('quintet.ts', { argument, nodeArguments: [...asStarted, ...nodeArguments] });
}

async function command<Result>(child: ChildProcess, name: string, file: string): Promise<Result> {
  child.send(name);
  return reply(child, file);
}

/** The next message of a process, and an error where it ends instead. They are ours, so that their types are known. */
async function reply<Message>(child: ChildProcess, name: string): Promise<Message> {
  const answered = new AbortController();
  const { signal } = answered;
  try {
    const [message] = await Promise.race([
      once(child, 'message', { signal }),
      once(child, 'exit', { signal }).then(([code]) => {
        throw new Error(`${name} ended with exit code ${code}.`);
      }),
    ]);
    return message;
  } finally {
    answered.abort();
  }
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  // One of ours ends by itself then; unlike one that is killed, it keeps what V8 has compiled.
  if (child.connected) child.disconnect();
  else child.kill();
  await ended;
}

/** Ends this process, and with it its children, where it takes longer than anybody waits for it. */
export function endAfter(minutes: number): void {
  const giveUp = () => {
    process.stderr.write(`This is taking more than ${minutes} minutes: given up.\n`);
    process.exit(1);
  };
  setTimeout(giveUp, minutes * 60_000).unref();
}

let temporary: string | undefined;

/** A folder that is gone when this process is. */
export function temporaryDirectory(): string {
  temporary ??= removedInTheEnd(mkdtempSync(join(tmpdir(), 'quintet-bench-')));
  return mkdtempSync(join(temporary, 'folder-'));
}

function removedInTheEnd(directory: string): string {
  process.once('exit', () => rmSync(directory, { recursive: true, force: true, maxRetries: 3 }));
  return directory;
}
