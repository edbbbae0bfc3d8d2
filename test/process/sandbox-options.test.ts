import { expect, test } from 'vitest';
import { readSandboxArguments, sandboxHelp } from '../../src/process/sandbox-options.ts';
import { startSandboxes } from '../../src/process/start-sandboxes.ts';

test('quirks are given as a list, or option by option', () => {
  const none = { wantsHelp: false, quirks: undefined };
  expect(readSandboxArguments([])).toEqual(none);
  expect(
    readSandboxArguments(['--quirks=comics:ties,littlelogs:slow=50', '--quirks', 'larder:ties']),
  ).toEqual({
    wantsHelp: false,
    quirks: ['comics:ties', 'littlelogs:slow=50', 'larder:ties'],
  });
  expect(readSandboxArguments(['--help'])).toEqual({ ...none, wantsHelp: true });
});

test('an option that there is none of is refused, with where to look', () => {
  expect(() => readSandboxArguments(['--quirk=comics:ties'])).toThrow(
    "Unknown option '--quirk'\nnpm run sandbox -- --help says what there is.",
  );
});

test('the help lists every quirk once, under the sandboxes that have it', async () => {
  const help = await sandboxHelp();
  expect(help.match(/^ {2}[a-z-]+/gm)?.map((line) => line.trim())).toEqual([
    ...['ties', 'collation', 'duplicate-keys', 'malformed-item', 'hidden-rows'],
    ...['failing', 'throttled', 'slow', 'compression'],
    ...['ignored-limit', 'ignored-offset', 'wrong-count', 'page-cap'],
    ...['ignored-per-page', 'ignored-page', 'rate-limit', 'unique-subscriptions', 'any-case', 'mounted'],
  ]);
  expect(help).toContain(
    'comics:\n  unique-subscriptions\n      A second subscription to a comic is refused with 500, as documented.\n',
  );
});

test.each([
  ['comic:ties', '"comic:ties" names no quirk of a sandbox that is started. Expected <service>:<quirk>,'],
  ['comics', '"comics" names no quirk of a sandbox that is started.'],
  ['comics:slow=x', 'The sandbox of comics can\'t start. The quirk "slow" does not take "x".'],
])('%s is refused before anything starts', async (quirk, message) => {
  const starting = startSandboxes({ keys: ['comics'], directory: '/dev/null/x', quirks: [quirk] });
  await expect(starting).rejects.toThrow(message);
});
