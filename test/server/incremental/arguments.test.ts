import { describe, expect, test } from 'vitest';
import { MULTIPART, MULTIPART_WITH_IDS, startTwoServices } from './two-services.ts';

const clients = {
  'a client that takes parts': MULTIPART,
  'a client that takes parts with ids': MULTIPART_WITH_IDS,
  'a client that takes a stream of events': 'text/event-stream',
  'a client that takes the whole answer': 'application/json',
  'a client that takes GraphQL responses': 'application/graphql-response+json',
};

const negative = '`initialCount` of `@stream` must be 0 or more, but is -1.';
const noNull = /must not be null|cannot be null|Expected value of non-null type|non-null/;

const faults: readonly (readonly [
  what: string,
  query: string,
  variables: object,
  message: string | RegExp,
])[] = [
  ['a literal', '{ logs { nodes @stream(initialCount: -1) { databaseId } } }', {}, negative],
  [
    'a variable',
    'query ($n: Int!) { logs { nodes @stream(initialCount: $n) { databaseId } } }',
    { n: -1 },
    negative,
  ],
  [
    'a variable that has a default',
    'query ($n: Int = -1) { logs { nodes @stream(initialCount: $n) { databaseId } } }',
    {},
    negative,
  ],
  [
    'a literal where streaming is off',
    '{ logs { nodes @stream(if: false, initialCount: -1) { databaseId } } }',
    {},
    negative,
  ],
  [
    'a literal in a fragment',
    'fragment Logs on LogConnection { nodes @stream(initialCount: -1) { databaseId } } { logs { ...Logs } }',
    {},
    negative,
  ],
  [
    'null for the count',
    'query ($n: Int) { logs { nodes @stream(initialCount: $n) { databaseId } } }',
    { n: null },
    noNull,
  ],
  [
    'null for whether to stream',
    'query ($if: Boolean) { logs { nodes @stream(if: $if) { databaseId } } }',
    { if: null },
    noNull,
  ],
  [
    'null for whether to defer',
    'query ($if: Boolean) { logs { ... @defer(if: $if) { totalCount } } }',
    { if: null },
    noNull,
  ],
];

describe.each(Object.entries(clients))('%s is refused', (_, accept) => {
  test.each(faults)('%s', async (_, query, variables, message) => {
    const { send, calls } = await startTwoServices({ isSlow: () => false });
    const response = await send(query, accept, { variables });
    expect(await bodyOf(response)).toEqual({
      errors: [
        {
          message: typeof message === 'string' ? message : expect.stringMatching(message),
          locations: expect.anything(),
          extensions: { code: 'BAD_USER_INPUT', retryable: false },
        },
      ],
    });
    expect(calls).toEqual([]);
  });

  test.each([
    ['a literal that is null', '{ logs { nodes @stream(initialCount: null) { databaseId } } }'],
    ['a literal that is too large', '{ logs { nodes @stream(initialCount: 3000000000) { databaseId } } }'],
    ['a literal that is a word', '{ logs { nodes @stream(initialCount: "1") { databaseId } } }'],
    ['whether to defer, where it is null', '{ ... @defer(if: null) { logs { totalCount } } }'],
    ['whether to defer, where it is a number', '{ ... @defer(if: 1) { logs { totalCount } } }'],
    ['a label twice', '{ ... @defer(label: "a") { __typename } ... @defer(label: "a") { __typename } }'],
    ['a label of a number', '{ ... @defer(label: 1) { __typename } }'],
    ['a stream of what is no list', '{ logs @stream { totalCount } }'],
    ['a stream of a word', '{ logs { totalCount @stream } }'],
  ])('%s', async (_, query) => {
    const { send, calls } = await startTwoServices({ isSlow: () => false });
    const body = await bodyOf(await send(query, accept));
    expect(body.data).toBeUndefined();
    expect(body.errors?.length).toBeGreaterThan(0);
    for (const { extensions } of body.errors ?? []) expect(extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(calls).toEqual([]);
  });

  test('not for a count that is larger than the list', async () => {
    const { send } = await startTwoServices({ isSlow: () => false });
    const query = '{ logs(first: 3) { nodes @stream(initialCount: 2147483647) { databaseId } } }';
    const text = await (await send(query, accept)).text();
    for (const id of [1, 2, 3]) expect(text).toContain(`"databaseId":"${id}"`);
  });

  test('not for variables of another operation', async () => {
    const { send } = await startTwoServices({ isSlow: () => false });
    const query = `
      query One { logs { totalCount } }
      query Other($n: Int!) { logs { ...Streamed } }
      fragment Streamed on LogConnection { nodes @stream(initialCount: $n) { databaseId } }
    `;
    const text = await (await send(query, accept, { operationName: 'One' })).text();
    expect(text).toContain('"totalCount":3');
  });
});

interface Body {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions: Readonly<Record<string, unknown>> }[];
}

/** The one answer, in whatever frame it comes. */
async function bodyOf(response: Response): Promise<Body> {
  const text = await response.text();
  const [json] = /\{.*\}/s.exec(text) ?? ['null'];
  return JSON.parse(json) as Body; // Of an answer of GraphQL.
}
