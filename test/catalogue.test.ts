import { expect, test } from 'vitest';
import { catalogue } from '../src/catalogue.ts';
import { sandboxes } from '../src/sandboxes.ts';
import { services } from '../src/services.ts';

test('a service stands in all three lists: src/catalogue.ts, src/services.ts and src/sandboxes.ts', () => {
  const keys = catalogue.map(({ key }) => key);
  expect(services.map(({ key }) => key)).toEqual(keys);
  expect(Object.keys(sandboxes)).toEqual(keys);
});
