import { describe, expect, test } from 'vitest';
import { partsOf } from '../../support/parts.ts';
import { MULTIPART, startTwoServices } from './two-services.ts';

describe('a change', () => {
  const likeLog = `mutation {
    likeLog(input: { id: "9" }) { log { databaseId likeCount ... @defer { likes { user { bio } } } } userErrors { message } }
  }`;

  test('is told at once, and what hangs on it comes later', async () => {
    const { send, release, littlelogs, calls } = await startTwoServices({
      isSlow: (path) => path.startsWith('users/'),
    });
    const parts = partsOf(await send(likeLog, MULTIPART));
    expect(await parts.next()).toEqual({
      done: false,
      value: {
        data: { likeLog: { log: { databaseId: '9', likeCount: 2 }, userErrors: [] } },
        hasNext: true,
      },
    });
    await littlelogs.received(3);
    release();
    expect(await parts.next()).toEqual({
      done: false,
      value: {
        incremental: [
          {
            path: ['likeLog', 'log'],
            data: { likes: [{ user: { bio: 'I am ann.' } }, { user: { bio: 'I am bob.' } }] },
          },
        ],
        hasNext: false,
      },
    });
    expect(calls.toSorted()).toEqual(['GET users/ann/', 'GET users/bob/', 'POST logs/9/like/']);
  });

  test('is never deferred itself', async () => {
    const { send, calls } = await startTwoServices();
    const response = await send(
      'mutation { ... @defer { likeLog(input: { id: "9" }) { log { databaseId } } } }',
      MULTIPART,
    );
    expect(await response.json()).toEqual({
      errors: [
        {
          message: 'Defer directive cannot be used on root mutation type "Mutation".',
          locations: [{ line: 1, column: 16 }],
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
        },
      ],
    });
    expect(calls).toEqual([]);
  });
});

test.each([
  [
    'two parts with one label',
    '{ ... @defer(label: "a") { __typename } ... @defer(label: "a") { __typename } }',
    'Value for arguments "defer(label:)" and "stream(label:)" must be unique across all Defer/Stream directive usages.',
  ],
  [
    'a label that is a variable',
    'query ($l: String) { ... @defer(label: $l) { __typename } }',
    'Argument "@defer(label:)" must be a static string.',
  ],
  [
    'a stream of what is no list',
    '{ logs @stream { totalCount } }',
    'Directive "@stream" cannot be used on non-list field "Query.logs".',
  ],
])('%s is refused', async (_, source, message) => {
  const { send } = await startTwoServices();
  expect(await (await send(source, MULTIPART)).json()).toMatchObject({ errors: [{ message }] });
});
