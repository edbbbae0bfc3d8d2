import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** What the working tree promises its clients. */
export interface Contract {
  /** SDL of the last release, which clients rely on: `schema/released.graphql`. */
  readonly released: string;
  /** SDL of now: `schema/schema.graphql`. */
  readonly current: string;
  /** Version of now, in `package.json`. */
  readonly version: string;
  /** Breaks since the last release: `schema/breaking-changes.json`. */
  readonly declared: readonly DeclaredBreak[];
}

/** A break that clients are to be told of. */
export interface DeclaredBreak {
  /** What breaks, in the words of the check: `Field 'source' was removed from object type 'Log'`. */
  readonly change: string;
  /** Why it has to be, and what a client does instead. */
  readonly reason: string;
}

const RELEASED = new URL('released.graphql', import.meta.url);
const CURRENT = new URL('schema.graphql', import.meta.url);
const DECLARED = new URL('breaking-changes.json', import.meta.url);
const PACKAGE = new URL('../package.json', import.meta.url);

/** Reads it from files alone: a clone without history and without network tells as much. */
export function readContract(): Contract {
  return {
    released: existsSync(RELEASED) ? readFileSync(RELEASED, 'utf8') : '',
    current: readFileSync(CURRENT, 'utf8'),
    version: JSON.parse(readFileSync(PACKAGE, 'utf8')).version,
    declared: parseDeclared(readFileSync(DECLARED, 'utf8')),
  };
}

/** Makes the schema of now the one that clients rely on, with nothing broken since. */
export function writeRelease({ current, version }: Contract): void {
  writeFileSync(RELEASED, releaseOf(current, version));
  writeFileSync(DECLARED, '[]\n');
}

export function releaseOf(sdl: string, version: string): string {
  return `# Quintet ${version}, as its clients know it. Written by \`npm run schema:release\`.\n\n${sdl}`;
}

/** The version that a released schema is of; undefined where it is none. */
export function versionOf(released: string): string | undefined {
  return /^# Quintet ([^\s,]+)/.exec(released)?.[1];
}

/** @throws {Error} Where it is not a list of breaks with a reason each. */
export function parseDeclared(json: string): DeclaredBreak[] {
  const entries: unknown = JSON.parse(json);
  if (Array.isArray(entries) && entries.every(isDeclaredBreak)) return entries;
  throw new Error(
    'schema/breaking-changes.json must be a list of { "change": "…", "reason": "…" }, none empty.',
  );
}

function isDeclaredBreak(entry: unknown): entry is DeclaredBreak {
  if (typeof entry !== 'object' || entry === null) return false;
  return ['change', 'reason'].every((key) => {
    const text: unknown = Reflect.get(entry, key);
    return typeof text === 'string' && text.trim() !== '';
  });
}
