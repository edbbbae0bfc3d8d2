import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { type Contract, type DeclaredBreak, versionOf } from './contract.ts';

export interface Verdict {
  /** What must be mended, each a text that says how. */
  readonly faults: readonly string[];
  /** What breaks nobody and can surprise a client that isn't written for it: a new enum value, another default. */
  readonly surprises: readonly string[];
}

/** Compares the schema of now with the released one. */
export async function judgeChanges({ released, current, version, declared }: Contract): Promise<Verdict> {
  const releasedVersion = versionOf(released);
  if (releasedVersion === undefined) {
    const fault = 'schema/released.graphql is missing or says no version: run `npm run schema:release`.';
    return { faults: [fault], surprises: [] };
  }
  // No rule of the library: `simplifyChanges`, on by default in its command line, drops a field's change of type
  // where the field gets a description in the same go.
  const changes = await diff(buildSchema(released), buildSchema(current));
  const ofLevel = (level: CriticalityLevel) =>
    changes.filter(({ criticality }) => criticality.level === level);
  const breaking = ofLevel(CriticalityLevel.Breaking);

  const excused = new Set(declared.map(({ change }) => change));
  const undeclared = breaking.filter(({ message }) => !excused.has(message));
  const made = new Set(breaking.map(({ message }) => message));
  const stale = declared.filter(({ change }) => !made.has(change));
  return {
    faults: [
      ...(releasedVersion === version ? [] : [describeVersions(releasedVersion, version)]),
      ...(undeclared.length > 0 ? [describeUndeclared(undeclared)] : []),
      ...(stale.length > 0 ? [describeStale(stale)] : []),
    ],
    surprises: ofLevel(CriticalityLevel.Dangerous).map(describe),
  };
}

function describeVersions(released: string, version: string): string {
  return `package.json is of ${version}, but schema/released.graphql is of ${released}: run \`npm run schema:release\`.`;
}

function describeUndeclared(changes: readonly Change[]): string {
  return [
    'The schema breaks clients of the released one:\n',
    ...changes.map((change) => `  ${describe(change)}`),
    '\nUndo it: keep the old beside the new, deprecated. If it has to be, declare it in schema/breaking-changes.json,',
    'and give the reason and what a client does instead:\n',
    ...changes.map(({ message }) => `  ${JSON.stringify({ change: message, reason: '' })}`),
  ].join('\n');
}

function describeStale(breaks: readonly DeclaredBreak[]): string {
  return [
    'schema/breaking-changes.json declares what the schema does not break. Take it out:\n',
    ...breaks.map(({ change }) => `  ${change}`),
  ].join('\n');
}

/** A change of the root types has no path. */
function describe({ path, message }: Change): string {
  return path ? `${path}: ${message}` : message;
}
