import { describe, expect, test } from 'vitest';
import { createSmallGateway, post } from './small-gateway.ts';

const introspect = { query: '{ __schema { queryType { name } } }' };
const mistyped = { query: '{ greting }' };
const wrongVariable = {
  query: 'query ($like: Colour) { colour(like: $like) }',
  variables: { like: 'REDD' },
};

async function messages(gateway: ReturnType<typeof createSmallGateway>, body: Parameters<typeof post>[1]) {
  const answer = (await post(gateway, body)).body as { errors?: { message: string }[] };
  return answer.errors?.map(({ message }) => message);
}

describe('on', () => {
  const gateway = createSmallGateway({ introspection: true });

  test('the schema can be read, and errors suggest names', async () => {
    expect((await post(gateway, introspect)).body).toEqual({
      data: { __schema: { queryType: { name: 'Query' } } },
    });
    expect(await messages(gateway, mistyped)).toEqual([
      'Cannot query field "greting" on type "Query". Did you mean "greeting"?',
    ]);
    expect(String(await messages(gateway, wrongVariable))).toContain('Did you mean the enum value "RED"?');
  });
});

describe('off', () => {
  const gateway = createSmallGateway({ introspection: false });

  test('neither schema nor types can be read', async () => {
    for (const field of ['__schema', '__type(name: "Log")']) {
      const query = `{ ${field} { __typename } }`;
      const { status, body } = await post(gateway, { query });
      const name = field.split('(')[0];
      const message = `GraphQL introspection has been disabled, but the requested query contained the field "${name}".`;
      const locations = [{ line: 1, column: 3 }];
      expect(status).toBe(400);
      expect(body).toEqual({
        errors: [{ message, locations, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
      });
    }
  });

  test('__typename, which clients need, still answers', async () => {
    expect((await post(gateway, { query: '{ __typename }' })).body).toEqual({
      data: { __typename: 'Query' },
    });
  });

  test('no error suggests a name', async () => {
    expect(await messages(gateway, mistyped)).toEqual(['Cannot query field "greting" on type "Query".']);
    expect(String(await messages(gateway, wrongVariable))).not.toContain('Did you mean');
  });
});
