import { type GraphQLSchema, isObjectType } from 'graphql';
import { createSchema, maskError } from 'graphql-yoga';
import type { Limits, PersistedConfig } from '../../src/config/config.ts';
import { upstreamCall } from '../../src/contract/call-estimates.ts';
import { type FieldPolicy, policyExtensions } from '../../src/contract/field-policy.ts';
import type { GatewayOptions } from '../../src/server/gateway-options.ts';
import { createLogger } from '../../src/server/observe/logger.ts';
import { NO_MANIFESTS } from '../../src/server/persisted/manifests.ts';
import { createGateway, type Gateway } from '../../src/server/server.ts';
import { entered } from '../support/entrance.ts';

const limits: Limits = {
  depth: 15,
  aliases: 30,
  directives: 50,
  tokens: 2000,
  cost: 30_000,
  bodyBytes: 262_144,
};

const persisted: PersistedConfig = {
  mode: 'open',
  manifestFiles: [],
  storeBytes: 4_194_304,
  maxAgeSeconds: 60,
};

type Overrides = Partial<Omit<GatewayOptions, 'limits' | 'persisted'>> & {
  limits?: Partial<Limits>;
  persisted?: Partial<PersistedConfig>;
};

/** A gateway over a small schema of its own: what is tested here must not depend on the services. */
export function createSmallGateway(overrides: Overrides = {}): Gateway {
  const gateway = createGateway({
    schema: smallSchema,
    context: () => ({}),
    maskError,
    logger: createLogger('silent'),
    isReady: () => true,
    introspection: true,
    corsOrigins: [],
    credentialHeaders: ['X-Littlelogs-Authorization'],
    demoCredentials: false,
    manifests: NO_MANIFESTS,
    ...overrides,
    limits: { ...limits, ...overrides.limits },
    persisted: { ...persisted, ...overrides.persisted },
  });
  return entered(gateway);
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Posts an operation as JSON, as a client of the GraphQL-over-HTTP specification. */
export function post(
  gateway: Gateway,
  body: { query: string; variables?: object; operationName?: string },
  headers: Record<string, string> = {},
): Promise<Answer> {
  return send(gateway, '/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      ...headers,
    },
    body: JSON.stringify(body),
  });
}

/** Sends any request, and reads the answer as JSON, or as text where it is none. */
export async function send(gateway: Gateway, path: string, init?: RequestInit): Promise<Answer> {
  const response = await gateway.fetch(`http://quintet${path}`, init);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

export const smallSchema: GraphQLSchema = createSchema({
  typeDefs: /* GraphQL */ `
    """
    A small schema to test with.
    """
    schema {
      query: Query
      mutation: Mutation
    }
    directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
    directive @stream(if: Boolean! = true, label: String, initialCount: Int! = 0) on FIELD
    type Query {
      greeting(name: String): String
      broken: String
      slow: String
      log(id: ID!): Log
      logs(first: Int, after: String, last: Int, before: String): LogConnection
      timeline(first: Int): EntryConnection
      colour(like: Colour): String
    }
    type Mutation {
      likeLog(id: ID!): Log
    }
    enum Colour {
      RED
      GREEN
    }
    union Entry = Log | Bookmark
    type Bookmark {
      id: ID!
      tags: [Tag!]!
    }
    type Tag {
      name: String
    }
    type Log {
      id: ID!
      author: User
      comments: [Comment!]!
      likes: [Like!]!
    }
    type Comment {
      author: User
      text: String
    }
    type Like {
      user: User
    }
    type User {
      name: String
      logs(first: Int, after: String): LogConnection
    }
    type LogConnection {
      nodes: [Log]
      edges: [LogEdge]
      pageInfo: PageInfo!
      totalCount: Int
    }
    type LogEdge {
      cursor: String!
      node: Log
    }
    type EntryConnection {
      nodes: [Entry]
    }
    type PageInfo {
      hasNextPage: Boolean!
    }
  `,
  resolvers: {
    Query: {
      greeting: (_root, { name }: { name?: string }) => `Hello, ${name ?? 'world'}!`,
      broken: () => {
        throw new Error('password=hunter2');
      },
      slow: (_root, _args, { slow }: { slow: () => Promise<string> }) => slow(),
      log: (_root, { id }: { id: string }) => ({ id }),
      logs: (_root, _args, { logs = () => [] }: { logs?: () => object[] | AsyncIterable<object> }) => ({
        nodes: logs(),
        edges: [],
        pageInfo: { hasNextPage: false },
      }),
    },
    Mutation: { likeLog: (_root, { id }: { id: string }) => ({ id }) },
  },
});

declare('Like', 'user', { calls: upstreamCall });
declare('Bookmark', 'tags', { listSize: 3 });

/** As a builder's field options do. */
function declare(typename: string, field: string, policy: FieldPolicy): void {
  const type = smallSchema.getType(typename);
  if (isObjectType(type)) Object.assign(type.getFields()[field]?.extensions ?? {}, policyExtensions(policy));
}
