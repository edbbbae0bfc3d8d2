import {
  execute,
  type GraphQLField,
  GraphQLObjectType,
  GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  parse,
} from 'graphql';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from '../../../src/config/config.ts';
import { fieldPolicyOf, typePolicyOf, type WireType } from '../../../src/contract/field-policy.ts';
import { exposedProperty } from '../../../src/graphql/wire/collect-reads.ts';
import { schema } from '../../../src/schema.ts';
import { createContextFactory } from '../../../src/server/create-context.ts';
import { services } from '../../../src/services.ts';
import { propertySchema } from '../../../src/upstream/http/decoding/wire-schema.ts';
import { sampleOf } from './sample-of.ts';

// Nobody is there: what a field reads of its object, it reads before its calls fail.
const nowhere = { url: new URL('http://127.0.0.1:1/'), sandboxed: false, demoCredential: 'a' };
const contexts = createContextFactory({
  services,
  config: readConfig({ SANDBOX: 'none' }, services),
  endpoints: Object.fromEntries(services.map(({ key }) => [key, nowhere])),
});
afterAll(() => contexts.close());

const types = Object.values(schema.getTypeMap()).flatMap((type) => {
  const { wire } = isObjectType(type) ? typePolicyOf(type) : {};
  return isObjectType(type) && wire ? [{ type, wire }] : [];
});
const fields = types.flatMap(({ type, wire }) =>
  Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, type, wire, field })),
);

test.each(fields)('$name declares what it reads', async ({ type, wire, field }) => {
  const exposed = exposedProperty(field);
  const reads = fieldPolicyOf(field).reads ?? [];
  const undescribed = [...reads, ...(exposed === undefined ? [] : [exposed])].filter(
    (path) => !propertySchema(wire.schema, path.split('.')[0]!),
  );
  expect(undescribed).toEqual([]);
  if (exposed !== undefined) return;
  const read = await readBy(type, field.name, wire);
  // What is copied of the entries that a field returns is checked by the field.
  const returned = holdsWire(field) ? reads.map((path) => path.replace(/\.length$/, '')) : [];
  const undeclared = [...read].filter(
    (path) => ![...reads, ...returned].some((declared) => covers(declared, path)),
  );
  expect(undeclared).toEqual([]);
});

function holdsWire({ type }: GraphQLField<unknown, unknown>): boolean {
  const named = getNamedType(type);
  return isObjectType(named) && typePolicyOf(named).wire !== undefined;
}

/** `likes.user` covers `likes` and `likes.length` as well: whether it is a list is checked with it. */
function covers(declared: string, path: string): boolean {
  const isBelow = path === declared || path.startsWith(`${declared}.`);
  return (
    isBelow ||
    declared.startsWith(`${path}.`) ||
    (declared.includes('.') && path === `${declared.split('.')[0]}.length`)
  );
}

async function readBy(
  type: GraphQLObjectType,
  name: string,
  { schema: wire }: WireType,
): Promise<Set<string>> {
  const read = new Set<string>();
  const parent = watched(sampleOf(wire) as object, '', read);
  const field = type.getFields()[name]!;
  const root = new GraphQLObjectType({ name: 'Root', fields: { it: { type, resolve: () => parent } } });
  const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
  const request = { headers: new Headers(), signal: new AbortController().signal };
  await execute({
    schema: new GraphQLSchema({ query: root, types: Object.values(schema.getTypeMap()) }),
    document: parse(`{ it { ${name} ${selection} } }`),
    contextValue: { request, ...contexts.context({ request: request as never }) },
  });
  return read;
}

/** The value; each property that is read of it, or of what it holds, is added to `read`, without places in lists. */
function watched<T extends object>(value: T, path: string, read: Set<string>): T {
  return new Proxy(value, {
    get(target, property, receiver) {
      const found: unknown = Reflect.get(target, property, receiver);
      if (typeof property === 'symbol' || property === 'then' || typeof found === 'function') return found;
      const isEntry = Array.isArray(target) && /^\d+$/.test(property);
      const at = isEntry ? path : path === '' ? property : `${path}.${property}`;
      read.add(at);
      return typeof found === 'object' && found !== null ? watched(found, at, read) : found;
    },
  });
}
