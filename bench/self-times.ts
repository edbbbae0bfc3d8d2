import type { Profiler } from 'node:inspector';
import { fileURLToPath } from 'node:url';

/** One line of a profile: what ran, and for how long without what it called. */
export interface SelfTime {
  readonly name: string;
  /** Microseconds. */
  readonly time: number;
}

/** A profile summed up in two ways, each with what took longest first. Waiting for work counts as nothing. */
export interface SelfTimes {
  readonly functions: readonly SelfTime[];
  /** By file of ours, by package, by module of Node. */
  readonly files: readonly SelfTime[];
  /** Microseconds of all together. */
  readonly total: number;
}

const ROOT = fileURLToPath(new URL('../', import.meta.url));

export function selfTimes({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): SelfTimes {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const functions = new Map<string, number>();
  const files = new Map<string, number>();
  let total = 0;
  for (const [index, id] of samples.entries()) {
    const frame = frames.get(id);
    const time = timeDeltas[index] ?? 0;
    if (frame === undefined || frame.functionName === '(idle)') continue;
    const { functionName, url, lineNumber } = frame;
    const file = fileOf(url);
    add(
      functions,
      file === '' ? nativeName(functionName) : `${functionName || '(anonymous)'} ${file}:${lineNumber + 1}`,
      time,
    );
    add(files, file === '' ? nativeGroup(functionName) : (packageOf(file) ?? file), time);
    total += time;
  }
  return { functions: longestFirst(functions), files: longestFirst(files), total };
}

/** What has no file: functions of V8 and of Node's C++ side, and V8's own `(garbage collector)` and `(program)`. */
function nativeName(functionName: string): string {
  return functionName.startsWith('(') ? functionName : `${functionName || '(anonymous)'} (native)`;
}

function nativeGroup(functionName: string): string {
  return functionName.startsWith('(') ? functionName : '(native)';
}

function fileOf(url: string): string {
  return url.startsWith('file:') ? fileURLToPath(url).replace(ROOT, '') : url;
}

/** `@pothos/core` of `node_modules/@pothos/core/lib/index.js`. */
function packageOf(file: string): string | undefined {
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
}

function add(times: Map<string, number>, name: string, time: number): void {
  times.set(name, (times.get(name) ?? 0) + time);
}

function longestFirst(times: ReadonlyMap<string, number>): SelfTime[] {
  return Array.from(times, ([name, time]) => ({ name, time })).toSorted((a, b) => b.time - a.time);
}
