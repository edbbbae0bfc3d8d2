import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const guide = readFileSync('docs/clients.md', 'utf8');
const blocks = [...guide.matchAll(/```\w+ (\S+)\n([\s\S]*?)```/g)].map(
  ([, path, code]) => [path!, code!] as const,
);

test('the guide shows code that runs here: whole files, or parts of them', () => {
  expect(blocks.length).toBeGreaterThan(8);
  for (const [path, code] of blocks) {
    expect(code.trim()).not.toBe('');
    expect(readFileSync(path, 'utf8'), path).toContain(code);
  }
});

test('it shows no other code', () => {
  expect(guide.match(/^```\w+$/gm)).toBeNull();
});
