import {
  execute,
  type GraphQLObjectType,
  GraphQLSchema,
  getNamedType,
  isLeafType,
  GraphQLObjectType as ObjectType,
  parse,
} from 'graphql';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { fieldPolicyOf } from '../../src/contract/field-policy.ts';
import { declaredReferences } from '../../src/graphql/reference.ts';
import { schema } from '../../src/schema.ts';
import { createContextFactory } from '../../src/server/create-context.ts';
import { callsOfRequest } from '../../src/server/request-activity.ts';
import { services } from '../../src/services.ts';
import { UpstreamError } from '../../src/upstream/http/errors.ts';

/** What a reference to each type holds where it holds the least. */
const KEYS: Readonly<Record<string, object>> = {
  LittlelogsUser: { username: 'belle' },
  Comic: { id: '18' },
  Folder: { id: 'cf44505b-b235-4038-9d8a-3070489e97c8' },
  Product: { id: 140 },
  ProductVariant: { id: 216, productId: 140 },
  LittlebitsUser: { id: 1750 },
  Project: { id: 2055 },
};
/** What else a reference to a folder can hold. */
const EMBEDDED = {
  name: 'Code',
  color: null,
  icon: null,
  created: '2015-11-02T00:23:27Z',
  modified: '2015-11-02T00:23:27Z',
  parent: null,
  folders: [],
  links: 3,
};

// Nobody is there: each call that a field makes is seen, and fails.
const nowhere = { url: new URL('http://127.0.0.1:1/'), sandboxed: false, demoCredential: 'a' };
const contexts = createContextFactory({
  services,
  config: readConfig({ SANDBOX: 'none' }, services),
  endpoints: Object.fromEntries(services.map(({ key }) => [key, nowhere])),
});
afterAll(() => contexts.close());

const declared = declaredReferences().flatMap(({ typename, fields }) =>
  Object.entries(fields).map(([field, properties]) => ({
    at: `${typename}.${field}`,
    typename,
    field,
    properties,
  })),
);

test('every service that names an object without holding it declares a reference', () => {
  expect(Object.keys(KEYS).toSorted()).toEqual(
    [...new Set(declared.map(({ typename }) => typename))].toSorted(),
  );
});

test.each(declared)('$at is resolved from $properties alone', async (reference) => {
  const { typename, field, properties } = reference;
  const type = schema.getType(typename) as GraphQLObjectType;
  const definition = type.getFields()[field]!;
  const held = { ...EMBEDDED, ...KEYS[typename] };
  const read = new Set<PropertyKey>();
  const parent = Object.fromEntries(
    properties.map((property) => [property, Reflect.get(held, property)] as const),
  );
  const watched = new Proxy(parent, {
    get(target, property, receiver) {
      if (typeof property === 'string' && property !== 'then') read.add(property);
      return Reflect.get(target, property, receiver);
    },
  });
  const root = new ObjectType({ name: 'Root', fields: { it: { type, resolve: () => watched } } });
  const selection = isLeafType(getNamedType(definition.type)) ? '' : '{ __typename }';
  const request = { headers: new Headers(), signal: new AbortController().signal };
  const { data, errors } = await execute({
    schema: new GraphQLSchema({ query: root, types: [...Object.values(schema.getTypeMap())] }),
    document: parse(`{ it { ${field} ${selection} } }`),
    contextValue: { request, ...contexts.context({ request: request as never }) },
  });
  if (fieldPolicyOf(definition).calls !== undefined) {
    // Its own calls, which it makes on whatever object it stands. Nobody answers them; nothing else is missing.
    expect(errors?.every(({ originalError }) => originalError instanceof UpstreamError) ?? true).toBe(true);
    return;
  }
  expect([...read].filter((property) => !properties.includes(property))).toEqual([]);
  expect(callsOfRequest(request as never)).toEqual([]);
  expect(errors).toBeUndefined();
  expect(data).toHaveProperty(['it', field]);
});
