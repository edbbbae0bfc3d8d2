import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogue } from '../src/catalogue.ts';
import { sandboxes } from '../src/sandboxes.ts';
import { services } from '../src/services.ts';

// docs/adding-a-service.md says the same as a tutorial. Each of these names in its message what a new service lacks.

const keys = catalogue.map(({ key }) => key);
const folders = (path: string) =>
  readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

test('a service stands in both lists, in one order: src/catalogue.ts and src/services.ts', () => {
  expect(services.map(({ key }) => key)).toEqual(keys);
});

test('every folder of src/services is a service of the catalogue, and the other way round', () => {
  expect(folders('src/services').toSorted()).toEqual(keys.toSorted());
});

test.each(catalogue)(
  '$key has a sandbox: src/sandbox/$key/sandbox.ts exports it as `sandbox`',
  async ({ key }) => {
    expect(await sandboxes[key]?.load()).toEqual({ quirks: expect.any(Object), start: expect.any(Function) });
  },
);

test.each(catalogue)(
  '$key has operations for people to begin with: schema/operations/$key/*.graphql',
  ({ key }) => {
    expect(existsSync(`schema/operations/${key}`)).toBe(true);
  },
);

test.each(catalogue)('$key has tests of its own: test/services/$key', ({ key }) => {
  expect(existsSync(`test/services/${key}`)).toBe(true);
});
