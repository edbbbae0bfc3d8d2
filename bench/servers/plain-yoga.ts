import DataLoader from 'dataloader';
import { DateTimeResolver, DateTimeTypeDefinition } from 'graphql-scalars';
import { createSchema, createYoga } from 'graphql-yoga';
import { Pool } from 'undici';
import { argument } from './child.ts';
import { listen } from './listen.ts';
import type { Log, LogPage, User } from './littlelogs-data.ts';

/**
 * What a good team has after a day: graphql-yoga with its own defaults, a schema in SDL, one resolver for each field that
 * needs one, and a DataLoader for users. Nothing of Quintet's promises: no limits, no checks of what the service sends, no
 * retries, cursors that drift. undici instead of `fetch`, so that the comparison is not one of HTTP clients.
 */
const upstream = new Pool(argument<{ readonly upstream: string }>().upstream, { connections: 32 });

interface Context {
  readonly users: DataLoader<string, User>;
}

/** The answers are ours, so that their types are known. */
async function get<Answer>(path: string): Promise<Answer> {
  const { statusCode, body } = await upstream.request({ method: 'GET', path: `/api/1/${path}` });
  if (statusCode !== 200) throw new Error(`Littlelogs answers ${statusCode}.`);
  return (await body.json()) as Answer;
}

const schema = createSchema<Context>({
  typeDefs: [
    DateTimeTypeDefinition,
    `type Query { logs(first: Int = 20): LogConnection }
    type LogConnection { totalCount: Int! nodes: [Log!]! pageInfo: PageInfo! }
    type PageInfo { hasNextPage: Boolean! endCursor: String }
    type Log {
      databaseId: ID! createdAt: DateTime! source: String likeCount: Int! commentCount: Int!
      author: User! likes: [Like!]!
    }
    type Like { createdAt: DateTime! user: User }
    type User { username: String! displayName: String! avatarUrl: String location: String }`,
  ],
  resolvers: {
    DateTime: DateTimeResolver,
    Query: {
      logs: (_: unknown, { first }: { readonly first: number }) =>
        get<LogPage>(`logs/?limit=${first}&offset=0`),
    },
    LogConnection: {
      totalCount: ({ count }: LogPage) => count,
      nodes: ({ results }: LogPage) => results,
      pageInfo: ({ count, results }: LogPage) => ({
        hasNextPage: count > results.length,
        endCursor: Buffer.from(String(results.length)).toString('base64url'),
      }),
    },
    Log: {
      databaseId: ({ id }: Log) => id,
      createdAt: ({ created }: Log) => new Date(created),
      likeCount: ({ likes }: Log) => likes.length,
      commentCount: ({ comments }: Log) => comments.length,
      author: ({ user }: Log) => user,
    },
    Like: {
      createdAt: ({ created }: Log['likes'][number]) => new Date(created),
      user: ({ user }: Log['likes'][number], _: unknown, { users }: Context) => users.load(user),
    },
    User: {
      displayName: ({ first_name, last_name }: User) => `${first_name} ${last_name}`,
      avatarUrl: ({ avatar }: User) => avatar,
    },
  },
});

const yoga = createYoga({
  schema,
  context: (): Context => ({
    users: new DataLoader((names) => Promise.all(names.map((name) => get<User>(`users/${name}/`)))),
  }),
});
await listen((request, response) => void yoga(request, response));
