import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Dispatcher, Pool } from 'undici';
import { argument } from './child.ts';
import { listen } from './listen.ts';
import type { Log, LogPage, User } from './littlelogs-data.ts';

/**
 * What somebody would write by hand for exactly these answers and nothing else: node:http, undici's `dispatch`, JSON in,
 * fields picked, JSON out. No GraphQL, no limits, no checks of anything.
 */
const { upstream: origin, isKept } = argument<{ readonly upstream: string; readonly isKept?: boolean }>();
const upstream = new Pool(origin, { connections: 32 });
/** Answers by what was asked for; nobody ever has them forgotten. */
const kept = new Map<string, Buffer>();

/** One call, whose body is parsed once it is whole. */
class Call implements Dispatcher.DispatchHandler {
  readonly #chunks: Buffer[] = [];
  readonly #resolve: (value: unknown) => void;
  readonly #reject: (error: Error) => void;

  constructor(resolve: (value: unknown) => void, reject: (error: Error) => void) {
    this.#resolve = resolve;
    this.#reject = reject;
  }

  onRequestStart() {}
  onResponseStart() {}
  onResponseData(_: unknown, chunk: Buffer) {
    this.#chunks.push(chunk);
  }
  onResponseEnd() {
    const [first] = this.#chunks;
    const body = this.#chunks.length === 1 && first ? first : Buffer.concat(this.#chunks);
    this.#resolve(JSON.parse(body.toString()));
  }
  onResponseError(_: unknown, error: Error) {
    this.#reject(error);
  }
}

/** The answers are ours, so that their types are known. */
function get<Answer>(path: string, authorization: string | undefined): Promise<Answer> {
  const headers = { accept: 'application/json', ...(authorization !== undefined && { authorization }) };
  return new Promise<unknown>((resolve, reject) =>
    upstream.dispatch({ method: 'GET', path, headers }, new Call(resolve, reject)),
  ) as Promise<Answer>;
}

async function manyLogs(authorization: string | undefined) {
  const { count, results } = await get<LogPage>('/api/1/logs/?limit=100&offset=0', authorization);
  const nodes = results.map((log) => ({
    databaseId: String(log.id),
    createdAt: new Date(log.created).toISOString(),
    source: log.source,
    likeCount: log.likes.length,
    commentCount: log.comments.length,
    author: pickUser(log.user),
  }));
  const pageInfo = { hasNextPage: count > results.length, endCursor: cursorOf(results.at(-1)) };
  return { logs: { totalCount: count, nodes, pageInfo } };
}

async function logsWithLikes(authorization: string | undefined) {
  const { results } = await get<LogPage>('/api/1/logs/?limit=20&offset=0', authorization);
  const names = new Set(results.flatMap(({ likes }) => likes.map(({ user }) => user)));
  const users = await Promise.all(
    Array.from(names, async (name) => {
      const user = await get<User>(`/api/1/users/${name}/`, authorization);
      return [name, pickUser(user)] as const;
    }),
  );
  const byName = new Map(users);
  const nodes = results.map((log) => ({
    databaseId: String(log.id),
    createdAt: new Date(log.created).toISOString(),
    author: { username: log.user.username },
    likes: log.likes.map(({ user, created }) => ({
      createdAt: new Date(created).toISOString(),
      user: byName.get(user),
    })),
  }));
  return { logs: { nodes } };
}

function pickUser({ username, first_name, last_name, avatar, location }: User) {
  return { username, displayName: `${first_name} ${last_name}`, avatarUrl: avatar, location };
}

function cursorOf(log: Log | undefined): string {
  return Buffer.from(JSON.stringify([log?.id])).toString('base64url');
}

/** Asked with the same GraphQL documents as the others; it only looks which one it is. */
function dataFor(query: string, authorization: string | undefined): object | Promise<object> {
  if (query.includes('likes {')) return logsWithLikes(authorization);
  if (query.includes('logs')) return manyLogs(authorization);
  return { __typename: 'Query' };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const known = kept.get(text);
  if (known) {
    send(response, known);
    return;
  }
  const { query } = JSON.parse(text);
  const authorization = request.headers['x-littlelogs-authorization'];
  const data = await dataFor(query, typeof authorization === 'string' ? authorization : undefined);
  const body = Buffer.from(JSON.stringify({ data }));
  if (isKept) kept.set(text, body);
  send(response, body);
}

function send(response: ServerResponse, body: Buffer): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
}

await listen((request, response) => void answer(request, response));
