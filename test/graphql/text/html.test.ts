import { expect, test } from 'vitest';
import { frameAddress, plainText, sanitizedHtml } from '../../../src/graphql/text/html.ts';
import { MAX_TEXT_LENGTH } from '../../../src/graphql/text/html-limits.ts';
import { htmlOf, textOf } from '../../../src/services/littlebits/schema/rich-text.ts';
import { hostileNames } from '../../server/hostile-html.ts';
import { conversions, expectBoundedCost } from '../../server/html-cost.ts';

const site = new URL('https://site.example/');
const inHtml = '<p>… (shortened)</p>';
const inText = '\n\n… (shortened)';

test('a text of the greatest length is whole', async () => {
  const text = `<p>${'x'.repeat(MAX_TEXT_LENGTH - 7)}</p>`;
  expect(await sanitizedHtml(text, site)).toBe(text);
  expect(await plainText(text)).toBe(text.slice(3, -4));
});

test('a longer text is cut and says so, as HTML and as plain text', async () => {
  const text = `<p>${'x'.repeat(MAX_TEXT_LENGTH)}</p>`;
  const read = 'x'.repeat(MAX_TEXT_LENGTH - 3);
  expect(await sanitizedHtml(text, site)).toBe(`<p>${read}</p>${inHtml}`);
  expect(await plainText(text)).toBe(`${read}${inText}`);
});

test('a longer text without a tag is cut alike where it may come without', () => {
  const text = 'x'.repeat(MAX_TEXT_LENGTH + 1);
  expect(textOf(text)).toBe(`${text.slice(1)}${inText}`);
  expect(htmlOf(text, site)).toBe(`${text.slice(1)}<br /><br />… (shortened)`);
});

test.each([
  ['a tag', '<a href="/', '>y</a>'],
  ['an entity', '&amp', '; and more'],
  ['a character of two halves', '😀', ''],
])('it is not cut inside %s', async (_, before, after) => {
  const start = 'x'.repeat(MAX_TEXT_LENGTH - before.length + 1);
  const text = `${start}${before}${after}`.padEnd(MAX_TEXT_LENGTH + 10, 'z');
  expect(await sanitizedHtml(text, site)).toBe(`${start}${inHtml}`);
  expect(await plainText(text)).toBe(`${start}${inText}`);
});

test('elements nest a hundred deep; what nests deeper is cut and says so', async () => {
  const nested = (depth: number) => `${'<div>'.repeat(depth)}x${'</div>'.repeat(depth)}<p>y</p>`;
  expect(await sanitizedHtml(nested(100), site)).toBe(nested(100));
  const cut = `${'<div>'.repeat(100)}${'</div>'.repeat(100)}`;
  expect(await sanitizedHtml(nested(101), site)).toBe(`${cut}${inHtml}`);
  expect(await plainText(`<b>a</b>${nested(101)}`)).toBe(`a${inText}`);
});

test('many elements that do not nest are no nesting', async () => {
  const flat = '<p>a <b>b</b><br />'.repeat(300);
  expect(await sanitizedHtml(flat, site)).toBe('<p>a <b>b</b><br /></p>'.repeat(300));
  expect(await plainText(flat)).not.toContain('shortened');
});

test('a frame is looked for where the HTML is read', async () => {
  const frame = '<iframe src="//video.example/7"></iframe>';
  expect(await frameAddress(frame, site)).toBe('https://video.example/7');
  expect(await frameAddress(' '.repeat(MAX_TEXT_LENGTH) + frame, site)).toBeNull();
});

// All conversions of all of them are in html.exhaustive.test.ts.
test.each(hostileNames.map((name, index) => [name, index] as const))(
  '2 MB of it cost no more than 120 kB: %s',
  async (name, index) => {
    await expectBoundedCost(name, conversions[index % conversions.length]!);
  },
);
