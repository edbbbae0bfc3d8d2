import { getNamedType, isObjectType } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { fieldPolicyOf, typePolicyOf } from '../../../src/contract/field-policy.ts';
import { schema } from '../../../src/schema.ts';
import { comicsChanges } from './comics-changes.ts';
import { type Findings, findStale } from './find-stale.ts';
import { larderChanges, larderTokenChanges } from './larder-changes.ts';
import { lifeLoggerChanges } from './life-logger-changes.ts';
import { littlebitsChanges } from './littlebits-changes.ts';
import { littlelogsChanges, littlelogsTokenChanges } from './littlelogs-changes.ts';

// No cache is asked here: every read is made before and after every change, and what is answered otherwise must read a
// type that the change says it invalidates. So a hole in the table shows by what the services do, whatever the cache does.

const all = {
  Littlelogs: littlelogsChanges,
  "Littlelogs' tokens": littlelogsTokenChanges,
  Larder: larderChanges,
  "Larder's tokens": larderTokenChanges,
  littleBits: littlebitsChanges,
  'Life Logger': lifeLoggerChanges,
  Comics: comicsChanges,
};

const findings = new Map<string, Findings>();

// Thousands of reads, in which some ten thousand calls are made.
beforeAll(async () => {
  for (const [name, changes] of Object.entries(all)) findings.set(name, await findStale(changes));
}, 240_000);

describe.each(Object.keys(all))('%s:', (name) => {
  test('an answer that may be kept stays as it is while nothing is changed, for an hour', () => {
    expect(findings.get(name)?.unsteady).toEqual([]);
  });

  test('after any mutation, every answer that is different now is dropped', () => {
    expect(findings.get(name)?.stale).toEqual([]);
    expect(findings.get(name)?.readCount).toBeGreaterThan(50);
  });
});

/** Why a mutation invalidates a type though no read of the sandboxes needs it. */
const needless: Readonly<Record<string, string>> = {
  'deleteBookmark BookmarkTag': 'Larder does not say whether a tag outlives its last bookmark.',
  'deleteFolder BookmarkTag': 'As above, for the bookmarks in it.',
  'deleteLog LogActivity': 'Littlelogs does not say whether what was told of a log goes with it.',
  'deleteLogComment LogTag':
    'Littlelogs does not say whether a tag outlives its last text, nor what it takes to trend.',
  'unfollowUser LogActivity': 'Littlelogs does not say whether the news of following is taken back.',
  'exchangeAuthorizationCode LarderUser': 'What reads a `User` reads those of both services.',
  'exchangeAuthorizationCode LittlelogsUser': 'As above.',
  'refreshAccessToken LarderUser': 'As above.',
  'refreshAccessToken LittlelogsUser': 'As above.',
};

test('without any one of the types that a mutation invalidates, something would be stale, or it is said why not', () => {
  const found = Object.values(mutations()).flatMap((field) => {
    const { name } = field;
    const needed = [...findings.values()].flatMap(({ needed }) => [...(needed.get(name) ?? [])]);
    return (fieldPolicyOf(field).invalidates ?? [])
      .filter((type) => !needed.includes(type))
      .map((type) => `${name} ${type}`);
  });
  expect(found.toSorted()).toEqual(Object.keys(needless).toSorted());
});

test('each mutation is among the changes', () => {
  const made = Object.values(all).flatMap(({ steps }) => steps.map(({ mutation }) => mutation));
  expect([...new Set(made)].toSorted()).toEqual(Object.keys(mutations()).toSorted());
});

test('each field at the root and of the viewer is among the reads, unless its value is never kept', () => {
  const roots = Object.values(all).flatMap(({ reads }) => reads.map((read) => /^[\w.]+/.exec(read)?.[0]));
  const Viewer = schema.getType('Viewer');
  if (!isObjectType(Viewer)) throw new Error('There is no viewer.');
  const fields = [
    ...Object.values(schema.getQueryType()?.getFields() ?? {}).map((field) => [field.name, field] as const),
    ...Object.values(Viewer.getFields()).map((field) => [`viewer.${field.name}`, field] as const),
  ];
  const kept = fields.filter(([, field]) => {
    return fieldPolicyOf(field).cacheFor !== 0 && typePolicyOf(getNamedType(field.type)).cacheFor !== 0;
  });
  const names = kept.map(([name]) => name).filter((name) => name !== 'viewer');
  expect([...new Set(roots)].toSorted()).toEqual(names.toSorted());
});

function mutations() {
  return schema.getMutationType()?.getFields() ?? {};
}
