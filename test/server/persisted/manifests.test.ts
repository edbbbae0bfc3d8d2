import { rename, rm, stat, utimes } from 'node:fs/promises';
import { parse, print } from 'graphql';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { ManifestError } from '../../../src/server/persisted/manifest.ts';
import { loadManifests, NO_MANIFESTS, watchManifests } from '../../../src/server/persisted/manifests.ts';
import { hashOf } from '../../../src/server/persisted/operation-id.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { check, load, manifestFolder, manifestOf, manifestsOf } from './manifest-folder.ts';

const greet = 'query Greet { greeting }';
const colour = 'query Colour { colour(like: RED) }';
const broken = 'query Broken { nothing }';

function capturing() {
  const lines: string[] = [];
  const logger = pino({ base: null, timestamp: false }, { write: (line: string) => lines.push(line) });
  return { logger, parsed: () => lines.map((line) => JSON.parse(line)) };
}

test('an operation is found by its id, by its hash and by its text, and parsed once', async () => {
  const write = await manifestFolder();
  const manifests = await load([
    await write('relay.json', { md5: greet }),
    await write('web.json', manifestOf(greet, colour)),
  ]);
  const found = manifests.find('md5');
  expect(found?.text).toBe(greet);
  expect(manifests.find(hashOf(greet))).toBe(found);
  expect(manifests.findText(greet)).toBe(found);
  expect(manifests.find(hashOf(colour))?.text).toBe(colour);
  expect([manifests.find('sha1'), manifests.findText('{ greeting }')]).toEqual([undefined, undefined]);
  expect(found && manifests.has(found.document)).toBe(true);
});

test('what a test has found valid is looked at when it is asked for, and what is added later is checked', async () => {
  const write = await manifestFolder();
  const path = await write('own.json', manifestOf(greet, 'query Untold { untold }'));
  const { logger, parsed } = capturing();
  const manifests = await loadManifests({ files: [path], testedFile: path, check, logger });
  const found = manifests.findText(greet);
  expect(found && print(found.document)).toBe(print(parse(greet)));
  expect(found && manifests.has(found.document)).toBe(true);
  expect(manifests.has(parse(greet))).toBe(false);

  await write('own.json', manifestOf(greet, broken, colour));
  await manifests.refresh();
  expect(parsed()).toMatchObject([{ faults: [expect.stringContaining('Cannot query field "nothing"')] }]);
  expect(manifests.findText(colour)).toBeUndefined();
});

test('without manifests there is nothing to find', () => {
  expect([NO_MANIFESTS.find(hashOf(greet)), NO_MANIFESTS.findText(greet)]).toEqual([undefined, undefined]);
});

test('at the start every fault of every file is told at once', async () => {
  const write = await manifestFolder();
  const files = [
    await write('broken.json', manifestOf(broken, greet)),
    '/nowhere/manifest.json',
    await write('good.json', { a: greet }),
    await write('clash.json', { a: colour }),
  ];
  await expect(load(files)).rejects.toEqual(
    new ManifestError([
      `${files[0]}: ${hashOf(broken)} (Broken): Cannot query field "nothing" on type "Query".`,
      `${files[1]}: It can't be read: ENOENT.`,
      `${files[3]}: a: the id stands for another document elsewhere.`,
    ]),
  );
});

test('a file that changes is read anew, and one that did not is not', async () => {
  const write = await manifestFolder();
  const { logger, parsed } = capturing();
  const web = await write('web.json', manifestOf(greet));
  const other = await write('other.json', { other: greet });
  const manifests = await load([web, other], logger);
  await manifests.refresh();
  expect(parsed()).toEqual([]);

  await write('web.json', manifestOf(greet, colour));
  await manifests.refresh();
  await manifests.refresh();
  expect(manifests.find(hashOf(colour))?.text).toBe(colour);
  expect(parsed()).toEqual([{ level: 30, manifest: web, operations: 2, msg: 'manifest loaded' }]);

  await write('web.json', manifestOf(colour));
  await manifests.refresh();
  expect(manifests.findText(greet)?.id).toBe('other');
});

test('what was found valid is not looked at again when its file changes', async () => {
  const write = await manifestFolder();
  const manifests = await load([await write('web.json', manifestOf(greet))]);
  const before = manifests.find(hashOf(greet));
  await write('web.json', { ...manifestOf(colour), greet });
  await manifests.refresh();
  expect(manifests.find('greet')).toEqual({ ...before, id: 'greet' });
  expect(manifests.find('greet')?.document).toBe(before?.document);
});

test('a manifest of thousands of operations lets requests through while it is read', async () => {
  const write = await manifestFolder();
  const texts = Array.from({ length: 3000 }, (_, index) => `query Q${index} { log(id: ${index}) { id } }`);
  const manifests = await load([await write('web.json', {})]);
  await write('web.json', manifestOf(...texts));
  let turns = 0;
  let done = false;
  const others = (async () => {
    while (!done) {
      await new Promise(setImmediate);
      turns += 1;
    }
  })();
  await manifests.refresh();
  done = true;
  await others;
  expect(manifests.find(hashOf(texts[2999]!))?.text).toBe(texts[2999]);
  // Reading the file alone takes a few.
  expect(turns).toBeGreaterThan(100);
});

test('a file that is replaced by another of its name, as old and as large, is read anew', async () => {
  const write = await manifestFolder();
  const web = await write('web.json', { a: 'query A { greeting }' });
  const manifests = await load([web]);
  const { atime, mtime } = await stat(web);
  // To the millisecond, which is what a copy keeps.
  await utimes(web, atime, mtime);
  await manifests.refresh();
  const other = await write('new.json', { b: 'query B { greeting }' });
  await utimes(other, atime, mtime);
  await rename(other, web);
  await manifests.refresh();
  expect([manifests.find('a'), manifests.find('b')?.id]).toEqual([undefined, 'b']);
});

test.each([
  ['holds a broken document', manifestOf(colour, broken), 'Cannot query field "nothing" on type "Query".'],
  ['is half written', '{ "sha256:', 'It is neither a JSON object of documents by id'],
  ['takes an id of another manifest', { taken: colour }, 'the id stands for another document elsewhere.'],
])(
  'a file that %s is refused whole: what it held stays, and the log says why, once',
  async (_, content, why) => {
    const write = await manifestFolder();
    const { logger, parsed } = capturing();
    const web = await write('web.json', manifestOf(greet));
    const manifests = await load(
      [web, await write('other.json', { taken: 'query Taken { greeting }' })],
      logger,
    );

    await write('web.json', content);
    await manifests.refresh();
    await manifests.refresh();
    expect(manifests.find(hashOf(greet))?.text).toBe(greet);
    expect(manifests.find(hashOf(colour))).toBeUndefined();
    expect(parsed()).toEqual([
      {
        level: 50,
        manifest: web,
        faults: [expect.stringContaining(why)],
        msg: 'manifest refused: what it held before stays',
      },
    ]);

    await write('web.json', manifestOf(colour));
    await manifests.refresh();
    expect(manifests.find(hashOf(colour))?.text).toBe(colour);
  },
);

test('a file that goes away takes nothing with it', async () => {
  const write = await manifestFolder();
  const { logger, parsed } = capturing();
  const web = await write('web.json', manifestOf(greet));
  const manifests = await load([web], logger);
  await rm(web);
  await manifests.refresh();
  expect(manifests.find(hashOf(greet))?.text).toBe(greet);
  expect(parsed()).toMatchObject([{ manifest: web, faults: ["It can't be read: ENOENT."] }]);

  await write('web.json', manifestOf(greet, colour));
  await manifests.refresh();
  expect(manifests.find(hashOf(colour))?.text).toBe(colour);
});

test('the files are looked at every five seconds, until that is stopped', async () => {
  const manifests = await manifestsOf(greet);
  const clock = new FakeClock();
  let looks = 0;
  const refresh = async () => {
    looks += 1;
  };
  const stop = watchManifests({ ...manifests, refresh }, clock);
  clock.advance(4999);
  expect(looks).toBe(0);
  clock.advance(1);
  expect(looks).toBe(1);
  await clock.waitingFor(5000);
  clock.advance(5000);
  expect(looks).toBe(2);
  await clock.waitingFor(5000);
  stop();
  expect(clock.pending).toBe(0);
});

test('who stops during a look starts no other', async () => {
  const manifests = await manifestsOf(greet);
  const clock = new FakeClock();
  const look = Promise.withResolvers<void>();
  const stop = watchManifests({ ...manifests, refresh: () => look.promise }, clock);
  clock.advance(5000);
  stop();
  look.resolve();
  await new Promise(setImmediate);
  expect(clock.pending).toBe(0);
});
