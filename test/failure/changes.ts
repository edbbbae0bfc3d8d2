import {
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { onTestFinished } from 'vitest';
import { schema } from '../../src/schema.ts';
import { services } from '../../src/services.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { type Fault, startFaultyServer } from '../support/faulty-server.ts';
import { startGateway } from '../support/gateway.ts';

export const headers = Object.fromEntries(services.map(({ credential }) => [credential.name, 'Bearer abc']));
export const mutations = Object.values(schema.getMutationType()!.getFields());

/** A gateway whose five services are one server. */
export async function gatewayThat(fault: Fault, env: Readonly<Record<string, string>> = {}) {
  const server = await startFaultyServer(fault);
  return { ...gatewayAt(server.url, env), server, close: onTestFinished(() => server.close()) };
}

export function gatewayAt(origin: URL, env: Readonly<Record<string, string>> = {}) {
  const endpoint = { url: new URL('base/', origin), sandboxed: false, oauthClient: { id: 'app' } };
  const clock = new FakeClock({ skipUpTo: 1_000 });
  const gateway = startGateway({
    endpoints: Object.fromEntries(services.map(({ key }) => [key, endpoint])),
    clock,
    env,
  });
  onTestFinished(async () => {
    clock.advance(600_000);
    await gateway.close();
  });
  const ask = (source: string, variables = {}, signal?: AbortSignal) =>
    gateway.query(source, variables, { headers, ...(signal ? { signal } : {}) });
  return { ask, calls: gateway.calls, clock, gateway: gateway.gateway };
}

/** A value of a type that says nothing wrong; `at` gives the text of one place in it. */
function filler(type: GraphQLInputType, at?: readonly string[], id = ''): string {
  if (isNonNullType(type)) return filler(type.ofType, at, id);
  if (isListType(type)) return `[${filler(type.ofType, at, id)}]`;
  if (isInputObjectType(type)) {
    const [name, ...rest] = at ?? [];
    const fields = Object.values(type.getFields()).filter(
      (field) => field.name === name || (isNonNullType(field.type) && !type.isOneOf),
    );
    if (type.isOneOf && name === undefined) return '{ delete: true }';
    return `{ ${fields.map((field) => `${field.name}: ${field.name === name ? filler(field.type, rest, id) : filler(field.type)}`).join(', ')} }`;
  }
  if (isEnumType(type)) return type.name === 'Service' ? 'LITTLELOGS' : type.getValues()[0]!.name;
  if (type.name === 'Boolean') return 'true';
  if (type.name === 'Int') return '1';
  if (type.name === 'ID') return at ? JSON.stringify(id) : '"1"';
  return '"https://a.example/"';
}

export const UUID = 'cf44505b-b235-4038-9d8a-3070489e97c8';

/** Every change, with input that nothing speaks against but that no service knows. */
export function changeOf(field: (typeof mutations)[number], at?: readonly string[], id?: string): string {
  const [input] = field.args;
  let text = filler(input!.type, at, id);
  if (/Bookmark|Folder/.test(field.name)) text = text.replaceAll('"1"', `"${UUID}"`);
  if (/BookmarkTag/.test(field.name)) text = text.replaceAll('"https://a.example/"', '"tag"');
  if (/^update(Bookmark|Folder)$/.test(field.name))
    text = text.replace('{ ', '{ X: "a", ').replace('X:', field.name === 'updateFolder' ? 'name:' : 'title:');
  if (field.name === 'signInToComics') text = '{ email: "a@b.example", password: "c" }';
  if (field.name === 'updateComicSubscriptions' && !at) text = '{ subscribe: ["1"] }';
  if (field.name === 'unsubscribeFromComic' && !at) text = '{ subscriptionId: "1" }';
  return `${field.name}(input: ${text}) { userErrors { field code } }`;
}

/** Where a change takes ids of this API: `deleteFolder`, `contents.moveTo`. Facebook's own number is none. */
export const idPlaces = mutations.flatMap((field) =>
  idsIn(field.args[0]!.type)
    .filter((at) => at[0] !== 'facebookUserId')
    .map((at) => [field.name, at.join('.'), field, at] as const),
);

function idsIn(type: GraphQLInputType): string[][] {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return named.name === 'ID' ? [[]] : [];
  return Object.values(named.getFields()).flatMap((field) =>
    idsIn(field.type).map((rest) => [field.name, ...rest]),
  );
}

/** What looks before it writes, or only reads: it fails before anything is sent. */
export const readsFirst = new Set([
  ...['setProjectLiked', 'subscribeToComic', 'updateComicSubscriptions', 'signInToComics'],
]);
