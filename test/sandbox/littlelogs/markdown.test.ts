import { expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/sandbox/littlelogs/markdown.ts';

const USERS = ['belle', 'josh', 'hello.world', 'a-b_c'];
const render = (text: string) =>
  renderMarkdown(text, (name) => USERS.find((user) => user === name.toLowerCase()));
const tag = (name: string) => `<a class="tag" href="/tag/${name}"><span class="hash">#</span>${name}</a>`;

test('a paragraph with tags reads as documented', () => {
  expect(render('Updated and backed up our #HelloCode #bookkeeping docs, paid rent.')).toEqual({
    html: '<p>Updated and backed up our <a class="tag" href="/tag/HelloCode"><span class="hash">#</span>HelloCode</a> <a class="tag" href="/tag/bookkeeping"><span class="hash">#</span>bookkeeping</a> docs, paid rent.</p>',
    tags: ['HelloCode', 'bookkeeping'],
    mentions: [],
  });
});

test('a mention and a link read as documented', () => {
  expect(
    render('our [links post](https://exist.io/blog/weekly-links-102-light/), a post @belle writes').html,
  ).toBe(
    '<p>our <a href="https://exist.io/blog/weekly-links-102-light/">links post</a>, a post <a class="content-user" href="/belle">@belle</a> writes</p>',
  );
});

test('a paragraph keeps the space at its end, and so does an item of a list, as documented', () => {
  expect(
    render(
      "it doesn't work properly. \n\n- After logging in\n- Logout isn't displayed after logging in \n- Register",
    ).html,
  ).toBe(
    "<p>it doesn't work properly. </p>\n<ul>\n<li>After logging in</li>\n<li>Logout isn't displayed after logging in </li>\n<li>Register</li>\n</ul>",
  );
});

test('a list without an empty line before it stays text, as documented', () => {
  expect(
    render(
      'all fixed, that was quick. \n\nNotes to self:\n- spell correctly\n- getUserbyID must be getUserById',
    ).html,
  ).toBe(
    '<p>all fixed, that was quick. </p>\n<p>Notes to self:\n- spell correctly\n- getUserbyID must be getUserById</p>',
  );
});

test('lists can be nested', () => {
  expect(render('1. a\n2. b\n   - c').html).toBe(
    '<ol>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ol>',
  );
});

test('raw HTML is shown, not run', () => {
  expect(render('<script>alert("x")</script> & <b>bold</b>').html).toBe(
    '<p>&lt;script&gt;alert("x")&lt;/script&gt; &amp; &lt;b&gt;bold&lt;/b&gt;</p>',
  );
  expect(render('[run](javascript:alert(1))').html).not.toContain('href');
});

test.each([
  ['code', '`#a @belle`', '<p><code>#a @belle</code></p>'],
  ['a code block', '```\n#a @belle\n```', '<pre><code>#a @belle\n</code></pre>'],
  ['a link', '[#a @belle](https://x.example/#b)', '<p><a href="https://x.example/#b">#a @belle</a></p>'],
  ['a word', 'me@belle.example c#a /#a', '<p>me@belle.example c#a /#a</p>'],
  ['a number', 'we are #1', '<p>we are #1</p>'],
  ['a heading', '# a', '<h1>a</h1>'],
  ['an escape', '\\#a \\@belle', '<p>#a @belle</p>'],
  ['nobody', '@nobody', '<p>@nobody</p>'],
])('%s holds no tag and no mention', (_, text, html) => {
  expect(render(text)).toEqual({ html, tags: [], mentions: [] });
});

test('tags end where their letters do, stand inside emphasis, and count once whatever their case', () => {
  expect(render('(#one), **#two**! #ONE #three-fold #87transit')).toEqual({
    html: `<p>(${tag('one')}), <strong>${tag('two')}</strong>! ${tag('ONE')} ${tag('three')}-fold ${tag('87transit')}</p>`,
    tags: ['one', 'two', 'three', '87transit'],
    mentions: [],
  });
});

test('tags may be in any script', () => {
  expect(render('#café #日本語')).toEqual({
    html: '<p><a class="tag" href="/tag/caf%C3%A9"><span class="hash">#</span>café</a> <a class="tag" href="/tag/%E6%97%A5%E6%9C%AC%E8%AA%9E"><span class="hash">#</span>日本語</a></p>',
    tags: ['café', '日本語'],
    mentions: [],
  });
});

test('mentions know people whatever the case, with dots and dashes inside their names', () => {
  const { html, mentions } = render('@Belle, @hello.world. @a-b_c! @belle');
  expect(html).toContain('<a class="content-user" href="/belle">@Belle</a>, ');
  expect(html).toContain('<a class="content-user" href="/hello.world">@hello.world</a>. ');
  expect(mentions).toEqual(['belle', 'hello.world', 'a-b_c']);
});
