import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { encodeGlobalId } from '../../src/relay/global-id.ts';
import { schema } from '../../src/schema.ts';
import { services } from '../../src/services.ts';
import { startGateway } from '../support/gateway.ts';
import { type RecordedRequest, startRecordingServer } from '../support/recording-server.ts';

// What clients call people, tags and things never changes which resource of a service is asked for: over every field
// that takes a text or an id, at all five services.

const server = await startRecordingServer(() => ({ status: 404, json: {} }));
const url = new URL('base/', server.url);
const gateway = startGateway({
  endpoints: Object.fromEntries(
    services.map(({ key }) => [key, { url, sandboxed: false, oauthClient: { id: 'app' } }]),
  ),
});
afterAll(async () => {
  await gateway.close();
  await server.close();
});

const headers = Object.fromEntries(services.map(({ credential }) => [credential.name, 'Bearer abc']));

let before = 0;
beforeEach(() => {
  before = server.requests.length;
});

function requests(): readonly RecordedRequest[] {
  return server.requests.slice(before);
}

/** Each holds `mark`, but for those that are whole segments of a path. */
const mark = 'zzq';
const dividers = [
  ['a slash', `${mark}/..`],
  ['a leading slash', `/${mark}`],
  ['a backslash', `${mark}\\..`],
  ['a dot', '.'],
  ['two dots', '..'],
  ['a NUL behind it', `${mark}\0`],
] as const;
const hostile = [
  ['a line break', `${mark}\r\nX-Evil: 1`],
  ['a C1 control', `${mark}\u0085`],
  ['a line separator', `${mark}\u2028`],
  ['a lone surrogate', `${mark}\ud800`],
  ['no end', mark.repeat(400)],
  ['nothing', ''],
  ['spaces', '  '],
] as const;

interface Place {
  /** `Query.logs(tag:)` */
  readonly name: string;
  /** The operation with the text in that place, as a variable. */
  readonly source: string;
  readonly isId: boolean;
}

/** Every place of the schema's root fields and the viewer's where a client puts a text or an id. */
function places(): readonly Place[] {
  const viewer = schema.getType('Viewer') as GraphQLObjectType;
  return [
    ...placesIn(schema.getQueryType()!, 'query', (field) => field),
    ...placesIn(viewer, 'query', (field) => `viewer { ${field} }`),
    ...placesIn(schema.getMutationType()!, 'mutation', (field) => field),
  ];
}

function placesIn(type: GraphQLObjectType, kind: string, inside: (field: string) => string): Place[] {
  return Object.values(type.getFields()).flatMap((field) =>
    field.args.flatMap(({ name, type: argType }) =>
      textsIn(argType, 'target').map(([path, value, scalar]) => {
        const others = field.args.filter((other) => other.name !== name && isNonNullType(other.type));
        const args = [`${name}: ${value}`, ...others.map((other) => `${other.name}: ${filler(other.type)}`)];
        const source = `${kind} ($target: ${scalar}!) { ${inside(`${field.name}(${args.join(', ')}) ${selection(field)}`)} }`;
        return {
          name: `${type.name}.${field.name}(${[name, ...path].join('.')}:)`,
          source,
          isId: scalar === 'ID',
        };
      }),
    ),
  );
}

function selection(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (!isObjectType(type) && !isInterfaceType(type)) return type.name === 'Content' ? '{ __typename }' : '';
  if (!('userErrors' in type.getFields())) return '{ __typename }';
  return '{ userErrors { field code } }';
}

/** The places of texts in a type, each with a value of that type that holds `$target` there. */
function textsIn(type: GraphQLInputType, target: string, depth = 0): [string[], string, string][] {
  if (isNonNullType(type)) return textsIn(type.ofType, target, depth);
  if (isListType(type)) {
    return textsIn(type.ofType, target, depth).map(([path, value, scalar]) => [path, `[${value}]`, scalar]);
  }
  if (isInputObjectType(type)) {
    if (depth > 2) return [];
    return Object.values(type.getFields()).flatMap((field) =>
      textsIn(field.type, target, depth + 1).map(([path, value, scalar]): [string[], string, string] => {
        const others = Object.values(type.getFields()).filter(
          (other) => other.name !== field.name && isNonNullType(other.type),
        );
        const fields = [
          `${field.name}: ${value}`,
          ...others.map((other) => `${other.name}: ${filler(other.type)}`),
        ];
        return [[field.name, ...path], `{ ${fields.join(', ')} }`, scalar];
      }),
    );
  }
  return type.name === 'String' || type.name === 'ID' ? [[[], `$${target}`, type.name]] : [];
}

function filler(type: GraphQLInputType): string {
  if (isNonNullType(type)) return filler(type.ofType);
  if (isListType(type)) return `[${filler(type.ofType)}]`;
  if (isInputObjectType(type)) {
    if (type.isOneOf) return '{ delete: true }';
    const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return `{ ${required.map((field) => `${field.name}: ${filler(field.type)}`).join(', ')} }`;
  }
  if (isEnumType(type)) return type.name === 'Service' ? 'LITTLELOGS' : (type.getValues()[0]?.name ?? '');
  if (type.name === 'Boolean') return 'true';
  if (type.name === 'Int') return '1';
  if (type.name === 'DateTime') return '"2026-01-01T00:00:00Z"';
  return '"1"';
}

function expectOrdinary({ url }: RecordedRequest): void {
  const path = url.split('?')[0] ?? '';
  expect(path).not.toContain(mark);
  // A path of an API can end with a slash; nothing else in it is empty.
  const segments = path.slice(1).replace(/\/$/, '').split('/').map(decodeURIComponent);
  for (const segment of segments) expect(segment).toMatch(/^(?!\.{1,2}$)[^\s/\\\p{Cc}]+$/u);
}

const all = places();
const nodeTypes = schema.getPossibleTypes(schema.getType('Node') as never).map(({ name }) => name);

test('there are places to try at all', () => {
  expect(all.length).toBeGreaterThan(60);
  expect(nodeTypes.length).toBeGreaterThan(12);
});

/** What is said of a service that gives such a name itself. */
const blame = expect.stringContaining('answered with a name that no address can hold');

/** Where a name becomes part of a path, at one service at least. */
const namesInPaths = [
  ['username', 'query ($name: String!) { user(service: LITTLELOGS, username: $name) { id } }'],
  ['username', 'query ($name: String!) { user(service: LARDER, username: $name) { id } }'],
  ['username', 'query ($name: String!) { user(service: LITTLEBITS, username: $name) { id } }'],
  ['username', 'query ($name: String!) { user(service: LIFE_LOGGER, username: $name) { id } }'],
  ['username', 'query ($name: String!) { user(service: COMICS, username: $name) { id } }'],
  ['tag', 'query ($name: String!) { logs(tag: $name) { totalCount } }'],
  ['tag', 'query ($name: String!) { viewer { bookmarks(tag: $name) { totalCount } } }'],
  ['slug', 'query ($name: String!) { project(slug: $name) { id } }'],
] as const;

/** Where it travels as a value. */
const namesAsValues = [
  ['slug', 'query ($name: String!) { product(slug: $name) { id } }'],
  ['slug', 'query ($name: String!) { comic(slug: $name) { id } }'],
  ['key', 'query ($name: String!) { content(key: $name) { __typename } }'],
] as const;

describe.each([...dividers, ...hostile])('a name with %s', (kind, text) => {
  test('stands in no path that a service is asked for, wherever it is given', async () => {
    for (const { name, source } of all) {
      const { errors = [] } = await gateway.query(source, { target: text }, { headers });
      // It is the client's, not the service's.
      expect([name, errors.map(({ message }) => message)]).not.toEqual([
        name,
        expect.arrayContaining([blame]),
      ]);
    }
    requests().forEach(expectOrdinary);
  });

  const isDivider = dividers.some(([divider]) => divider === kind && kind !== 'a NUL behind it');

  test.each([...namesInPaths, ...(isDivider ? [] : namesAsValues)])(
    'is refused before a call, naming `%s`: %s',
    async (argument, source) => {
      const { errors } = await gateway.query(source, { name: text }, { headers });
      // A project is named by one of two arguments: an empty slug is no name at all.
      const named =
        argument === 'slug' && text.trim() === '' ? expect.stringMatching(/^(id|slug)$/) : argument;
      expect(errors?.map(({ extensions }) => extensions)).toEqual([
        { code: 'BAD_USER_INPUT', retryable: false, argument: named },
      ]);
      expect(requests()).toEqual([]);
    },
  );

  test.each(['followUser', 'unfollowUser'])('is that of nobody for %s, without a call', async (change) => {
    const source = `mutation ($name: ID!) { ${change}(input: { userId: $name }) { userErrors { field code } } }`;
    expect(await gateway.query(source, { name: text }, { headers })).toEqual({
      data: { [change]: { userErrors: [{ field: 'userId', code: 'NOT_FOUND' }] } },
    });
    expect(requests()).toEqual([]);
  });
});

test.each(dividers)(
  'the key of an id with %s stands in no path, wherever the id is given',
  async (_, text) => {
    for (const typename of nodeTypes) {
      const target = encodeGlobalId(typename, text);
      for (const { source } of all.filter(({ isId }) => isId)) {
        const { errors = [] } = await gateway.query(source, { target }, { headers });
        expect(errors.map(({ message }) => message)).not.toEqual(expect.arrayContaining([blame]));
      }
    }
    requests().forEach(expectOrdinary);
  },
);

describe('the address that a person comes back to', () => {
  const addresses = [
    'https://app.example/#done',
    'https://app.example/#',
    'https://me:secret@app.example/',
    'https://app.example@evil.example/',
    'https://@evil.example/',
    'https:evil.example',
    'https:/evil.example',
    'https:///evil.example',
    'https:\\\\evil.example',
    'https://app.example\\@evil.example/',
    'https://app.example/\n',
    ' https://app.example/',
    'https://app.example/\0',
    'ht\ttps://app.example/',
    'https://',
    'http://app.example/',
    'http://127.0.0.1:8080/back',
    'javascript:alert(1)//https://app.example/',
    'data:text/html,x',
    'com.example.app:/back',
    '//app.example/',
    'https://app.example/\ud800',
    `https://app.example/${'a'.repeat(3000)}`,
  ];

  test.each(addresses.flatMap((address) => ['LITTLELOGS', 'LARDER'].map((service) => [address, service])))(
    'is not %j at %s',
    async (redirectUri, service) => {
      const ask =
        'query ($service: Service!, $redirectUri: String!) { authorizationUrl(service: $service, redirectUri: $redirectUri) }';
      const asked = await gateway.query(ask, { service, redirectUri });
      expect(asked.errors?.map(({ extensions }) => extensions)).toEqual([
        { code: 'BAD_USER_INPUT', retryable: false, argument: 'redirectUri' },
      ]);
      const exchange = `mutation ($input: ExchangeAuthorizationCodeInput!) {
        exchangeAuthorizationCode(input: $input) { accessToken { token } userErrors { field code } }
      }`;
      const { data } = await gateway.query(exchange, { input: { service, redirectUri, code: 'a' } });
      expect(data).toEqual({
        exchangeAuthorizationCode: {
          accessToken: null,
          userErrors: [{ field: 'redirectUri', code: 'INVALID' }],
        },
      });
      expect(requests()).toEqual([]);
    },
  );

  test.each([
    'https://app.example',
    'https://app.example:8443/back?from=quintet&x=%23',
    'https://ä.example/@me',
  ])('can be %j', async (redirectUri) => {
    const ask =
      'query ($redirectUri: String!) { authorizationUrl(service: LARDER, redirectUri: $redirectUri) }';
    const { data } = await gateway.query(ask, { redirectUri });
    const { authorizationUrl } = data as { authorizationUrl: string };
    expect(new URL(authorizationUrl).searchParams.get('redirect_uri')).toBe(redirectUri);
  });

  test.each(['a\0b', 'a\nb', 'a\ud800', 'a'.repeat(1001)])(
    'comes with no `state` such as %j',
    async (state) => {
      const ask =
        'query ($state: String) { authorizationUrl(service: LARDER, redirectUri: "https://app.example/", state: $state) }';
      const { errors } = await gateway.query(ask, { state });
      expect(errors?.map(({ extensions }) => extensions.argument)).toEqual(['state']);
    },
  );
});
