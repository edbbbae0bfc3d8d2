import { expect, test } from 'vitest';
import { parseRefusals } from '../../../src/upstream/http/refusals.ts';

test.each([
  ['{error}', { error: 'Trial ended.' }, [[null, 'Trial ended.']]],
  ['{detail}', { detail: 'Not allowed.' }, [[null, 'Not allowed.']]],
  [
    'OAuth2',
    { error: 'invalid_grant', error_description: 'The code expired.', error_uri: 'https://x.example' },
    [
      [null, 'invalid_grant'],
      [null, 'The code expired.'],
    ],
  ],
  [
    'FastAPI',
    {
      detail: [{ type: 'missing', loc: ['body', 'display_name'], msg: 'Field required', input: { a: 'b' } }],
    },
    [['display_name', 'Field required']],
  ],
  ['FastAPI, the whole body', { detail: [{ loc: ['body'], msg: 'Bad JSON' }] }, [[null, 'Bad JSON']]],
  [
    'Django REST framework',
    { content: ['This field is required.', 'Really.'], non_field_errors: ['No.'] },
    [
      ['content', 'This field is required.'],
      ['content', 'Really.'],
      [null, 'No.'],
    ],
  ],
  ['{field: text}', { title: 'too long' }, [['title', 'too long']]],
  [
    'an array of texts',
    ['a', 'b'],
    [
      [null, 'a'],
      [null, 'b'],
    ],
  ],
  ['an array of objects', [{ url: ['Enter a valid URL.'] }], [['url', 'Enter a valid URL.']]],
  ['{errors}', { errors: { name: 'taken' } }, [['name', 'taken']]],
  ['{error: {field}}', { error: { name: ['taken'] } }, [['name', 'taken']]],
  [
    'nested fields',
    { user: { name: ['taken'] }, items: [{}, { qty: 'no' }] },
    [
      ['user.name', 'taken'],
      ['items.1.qty', 'no'],
    ],
  ],
  [
    'littleBits',
    { results: [], meta: { criteria: { method: 'POST' }, success: false, errors: 'No such product' } },
    [[null, 'No such product']],
  ],
  ['labels beside a message', { status: 'error', code: 'E12', message: 'No.' }, [[null, 'No.']]],
  ['{field, message}', { errors: [{ field: 'name', message: 'taken', code: 'x' }] }, [['name', 'taken']]],
  ['a plain string', 'Bad Request', [[null, 'Bad Request']]],
  ['nothing legible', { a: 1, b: true, c: null, d: '' }, []],
  ['nothing', undefined, []],
])('%s is understood', (_, body, expected) => {
  expect(parseRefusals(body)).toEqual(expected.map(([field, message]) => ({ field, message })));
});

test('messages are plain text', () => {
  expect(parseRefusals({ error: '<p>Not <b>that</b>\n\u0000 <script>x' })).toEqual([
    { field: null, message: 'Not that x' },
  ]);
});

test('a message, a field name and their number are bounded', () => {
  const refusals = parseRefusals(Array.from({ length: 50 }, () => ({ ['k'.repeat(900)]: 'm'.repeat(900) })));
  expect(refusals).toEqual(
    Array.from({ length: 20 }, () => ({ field: `${'k'.repeat(99)}…`, message: `${'m'.repeat(299)}…` })),
  );
});

test('a body made to be slow to read is not', () => {
  const deep = JSON.parse('['.repeat(5_000) + ']'.repeat(5_000));
  expect(parseRefusals([deep, '<'.repeat(1_000_000)])).toEqual([
    { field: null, message: `${'<'.repeat(299)}…` },
  ]);
});
