import { type GraphQLField, type GraphQLObjectType, getNamedType, isLeafType, isNonNullType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fieldPolicyOf, typePolicyOf } from '../../../src/contract/field-policy.ts';
import { exposedProperty } from '../../../src/graphql/wire/collect-reads.ts';
import { schema } from '../../../src/schema.ts';
import { validatorOf } from '../../../src/upstream/http/decoding/validator.ts';
import type { WireSchema } from '../../../src/upstream/http/decoding/wire-schema.ts';
import { credentials, standIns } from '../../hostile/stand-ins/all.ts';
import { type RunningStandIn, serveStandIn } from '../../hostile/stand-ins/serve.ts';
import type { StandIn } from '../../hostile/stand-ins/stand-in.ts';
import { overHttp } from '../../support/entrance.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { type Answer, startGateway, type TestGateway } from '../../support/gateway.ts';
import { type MalformedList, malformedLists } from './lists.ts';

// Each property of each kind of item is broken in one item of each list, and read by what does not need it, by each field
// that does, and by all fields at once.

/** What is done to the items of a response, if anything. */
let spoil: ((path: string, body: unknown) => void) | undefined;
let running: readonly RunningStandIn[];
let gateway: TestGateway;
let entrances: Readonly<Record<string, TestGateway['gateway']>>;

beforeAll(async () => {
  running = await Promise.all(standIns.map((standIn) => serveStandIn(spoiled(standIn))));
  const endpoints = Object.fromEntries(
    standIns.map(({ key }, index) => [key, { url: running[index]!.url, sandboxed: false }]),
  );
  // Time stands still: how long an event has run so far must not differ from one answer to the next.
  gateway = startGateway({ endpoints, clock: new FakeClock({ skipUpTo: 300 }), env: { CACHE_BYTES: '0' } });
  entrances = { yoga: gateway.gateway, 'the fast path': overHttp(gateway.gateway) };
});
afterAll(async () => {
  await gateway.close();
  await Promise.all(running.map(({ close }) => close()));
});

function spoiled(standIn: StandIn): StandIn {
  return {
    ...standIn,
    answer(request) {
      const reply = standIn.answer(request);
      if (!spoil || reply.json === undefined) return reply;
      const body: unknown = structuredClone(reply.json);
      spoil(request.path, body);
      return { ...reply, json: body };
    },
  };
}

const typeOf = ({ typename }: MalformedList) => schema.getType(typename) as GraphQLObjectType;

/** Those that need no call of their own and no argument. */
function fieldsOf(list: MalformedList): GraphQLField<unknown, unknown>[] {
  return Object.values(typeOf(list).getFields()).filter((field) => {
    const { calls } = fieldPolicyOf(field);
    const isConnection = getNamedType(field.type).name.endsWith('Connection');
    return (
      calls === undefined &&
      !isConnection &&
      field.args.every(({ defaultValue }) => defaultValue !== undefined)
    );
  });
}

function readsOf(field: GraphQLField<unknown, unknown>): string[] {
  const exposed = exposedProperty(field);
  return [...(fieldPolicyOf(field).reads ?? []), ...(exposed === undefined ? [] : [exposed])].map(
    (path) => path.split('.')[0]!,
  );
}

const select = (fields: readonly GraphQLField<unknown, unknown>[]) =>
  fields
    .map(({ name, type }) => (isLeafType(getNamedType(type)) ? name : `${name} { __typename }`))
    .join(' ') || '__typename';

async function ask(entrance: string, { query }: MalformedList, selection: string): Promise<Answer<unknown>> {
  const response = await entrances[entrance]!.fetch('http://quintet.test/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...credentials },
    body: JSON.stringify({ query: query.replace('#', selection) }),
  });
  return (await response.json()) as Answer<unknown>;
}

const nodesIn = (answer: Answer<unknown>, { path }: MalformedList) =>
  path.reduce<unknown>((value, step) => (value as never)?.[step], answer.data) as unknown[] | undefined;

/** A value that the property's schema does not take; undefined where it takes all. */
const badFor = (property: object) =>
  ['bad!', { bad: 1 }, 0.5, [[]], true].find((value) => !validatorOf(property).Check(value));

const cases = malformedLists.flatMap((list) => {
  const { wire } = typePolicyOf(typeOf(list));
  if (!wire) throw new Error(`${list.typename} has no wire schema.`);
  return Object.entries(propertiesOf(wire.schema))
    .filter(([name, property]) => !list.keys.includes(name) && badFor(property) !== undefined)
    .map(([name, property]) => ({ list, name, property, title: `${list.path.join('.')}.${name}` }));
});

function propertiesOf({ properties, allOf = [] }: WireSchema): Record<string, object> {
  return Object.assign({}, properties, ...allOf.map((part) => part.properties));
}

describe.each(['yoga', 'the fast path'])('by %s', (entrance) => {
  test.each(cases)('$title costs what reads it, and nothing else', async ({ list, name, property }) => {
    const { call, at, path } = list;
    const sentName = typePolicyOf(typeOf(list)).wire?.sentAs?.[name] ?? name;
    const fields = fieldsOf(list);
    const readers = fields.filter((field) => readsOf(field).includes(name));
    const others = fields.filter((field) => !readers.includes(field));
    const askAll = async () => ({
      others: await ask(entrance, list, select(others)),
      each: await Promise.all(readers.map((field) => ask(entrance, list, select([field])))),
      all: await ask(entrance, list, select(fields)),
    });
    spoil = undefined;
    const good = await askAll();
    let broken = 0;
    spoil = (path, body) => {
      if (!call.test(path)) return;
      const items = at.reduce<unknown>((value, step) => (value as never)[step], body) as Record<
        string,
        unknown
      >[];
      items[1]![sentName] = badFor(property);
      broken += 1;
    };
    const bad = await askAll();
    expect(broken).toBeGreaterThan(0);
    const omitted = {
      path,
      service: expect.any(String),
      problem: expect.stringMatching(`^/${sentName}`),
      count: 1,
    };
    expect(bad.others).toEqual(good.others);
    for (const [index, field] of readers.entries()) {
      const answer = bad.each[index]!;
      const nodes = nodesIn(good.each[index]!, list)!;
      if (isNonNullType(field.type)) {
        expect(answer.errors).toBeUndefined();
        expect(nodesIn(answer, list)).toEqual(nodes.toSpliced(1, 1));
        expect(answer.extensions).toEqual({ omitted: [omitted] });
      } else {
        const error = { path: [...path, 1, field.name], extensions: { code: 'UPSTREAM_INVALID_RESPONSE' } };
        expect(answer.errors).toMatchObject([error]);
        expect(nodesIn(answer, list)).toEqual(nodes.toSpliced(1, 1, { [field.name]: null }));
        expect(answer.extensions).toBeUndefined();
      }
    }
    const isDropped = readers.some(({ type }) => isNonNullType(type));
    expect(nodesIn(bad.all, list)).toHaveLength(nodesIn(good.all, list)!.length - (isDropped ? 1 : 0));
    expect(good.all.errors).toBeUndefined();
  });
});
