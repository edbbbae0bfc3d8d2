import { readFileSync } from 'node:fs';
import { isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { fieldPolicyOf, typePolicyOf } from '../../src/contract/field-policy.ts';
import { schema } from '../../src/schema.ts';

const page = readFileSync('docs/caching.md', 'utf8');

/** The rows of the table under a heading, without those that name its columns. */
function tableUnder(heading: string): readonly string[] {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1);
}

function listOf(names: readonly string[]): string {
  return names.length === 0
    ? 'nothing'
    : names
        .toSorted()
        .map((name) => `\`${name}\``)
        .join(', ');
}

test('the page says for every type and field how long a response with it may be cached', () => {
  const places = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => [
      { name: type.name, seconds: typePolicyOf(type).cacheFor },
      ...Object.values(type.getFields()).map((field) => {
        return { name: `${type.name}.${field.name}`, seconds: fieldPolicyOf(field).cacheFor };
      }),
    ])
    .filter(({ seconds }) => seconds !== undefined);
  const rows = [...Map.groupBy(places, ({ seconds }) => seconds ?? 0)]
    .toSorted(([a], [b]) => a - b)
    .map(([seconds, held]) => `| ${seconds} | ${listOf(held.map(({ name }) => name))} |`);
  expect(tableUnder('How long a response may be cached'), 'docs/caching.md lacks a type or field').toEqual(
    rows,
  );
});

test('the page says for every mutation what it invalidates', () => {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  const rows = mutations
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((field) => `| \`${field.name}\` | ${listOf(fieldPolicyOf(field).invalidates ?? [])} |`);
  expect(tableUnder('What a mutation invalidates')).toEqual(rows);
});
