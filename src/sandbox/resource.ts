import type { Context, Hono } from 'hono';
import { ApiError, methodNotAllowed, notFound, permissionDenied, unauthenticated } from './api-error.ts';
import {
  type BodyOptions,
  fieldOf,
  fieldsOfBody,
  limitBody,
  type ParsedBody,
  parseBody,
} from './request-body.ts';

/** Who asks, known by a valid credential. */
export interface Viewer {
  readonly userId: number;
  readonly mayWrite: boolean;
  /** The OAuth2 app that acts for the user; null for a token of the user's own. */
  readonly clientName: string | null;
}

/** One request to a resource. */
export interface Call<Asker = Viewer | null> {
  readonly url: URL;
  readonly viewer: Asker;
  /** A part of the path, decoded. */
  parameter(name: string): string;
  /** The fields of the parsed body; faults in it are the answer (400, 415). */
  body(): Promise<unknown>;
  /** The same, with what sets a form apart from JSON. */
  parsedBody(): Promise<ParsedBody>;
}

/** What an operation answers, with or without content. */
export type Answer =
  | { readonly status: 200 | 201 | 202; readonly body: object }
  | { readonly status: 201 | 204; readonly body?: never };

/** What one method of a resource does, and for whom. */
export interface Operation {
  readonly access: 'public' | 'read' | 'write';
  answer(call: Call, viewer: Viewer | null): Answer | Promise<Answer>;
}

export interface Authentication {
  /** Decodes an Authorization header: null where it holds none of this API's schemes, a 401 where it holds a wrong one. */
  authenticate(authorization: string | undefined): Viewer | null;
  /** The value of `WWW-Authenticate` in a 401. */
  readonly challenge: string;
}

type Answering<Asker> = (call: Call<Asker>) => Answer | Promise<Answer>;

/** An operation that anyone may use. */
export function forAnyone(answer: Answering<Viewer | null>): Operation {
  return { access: 'public', answer };
}

/** An operation that demands a credential. */
export function forReaders(answer: Answering<Viewer>): Operation {
  return { access: 'read', answer: signedIn(answer) };
}

/** An operation that demands a credential with the right to write. */
export function forWriters(answer: Answering<Viewer>): Operation {
  return { access: 'write', answer: signedIn(answer) };
}

function signedIn(answer: Answering<Viewer>): Operation['answer'] {
  return (call, viewer) => {
    if (viewer === null) throw new Error('A call without a viewer passed the access check.');
    return answer({ ...call, viewer });
  };
}

/** Adds one resource: a path with a trailing slash, and an operation for each method it has. */
export type AddResource = (path: string, operations: Readonly<Record<string, Operation>>) => void;

/** Where these APIs differ in their manners. */
export interface Manners extends BodyOptions {
  /** Leads writes to the address with a slash as well, for clients that keep their method on the way. */
  readonly redirectWrites?: boolean;
}

/** Serves resources with the manners of a Django REST Framework API of the 2.x and 3.0 years. */
export function resourcesOn(
  app: Hono,
  { authenticate, challenge }: Authentication,
  manners: Manners = {},
): AddResource {
  return (path, operations) => {
    // Django's APPEND_SLASH: reading an address without its slash leads to the one with it.
    app.on(manners.redirectWrites ? ['GET', 'POST'] : ['GET'], path.slice(0, -1), (context) => {
      const { pathname, search } = new URL(context.req.url);
      return context.redirect(`${pathname}/${search}`, 301);
    });
    app.all(path, limitBody, async (context) => {
      // The order is the framework's: credential, method, permission, then the operation with its own checks.
      const viewer = authenticate(context.req.header('authorization'));
      const call = callOf(context, viewer, manners);
      const method = await effectiveMethod(context.req.method, call);
      const operation = operations[method];
      if (operation === undefined) throw methodNotAllowed(method, [...Object.keys(operations), 'OPTIONS']);
      checkAccess(operation.access, viewer, challenge);
      return send(context, await operation.answer(call, viewer));
    });
  };
}

/** Answers of the whole application: what has no address, and what went wrong. */
export function addFallbacks(app: Hono): void {
  app.notFound((context) => context.json(notFound().body, 404));
  app.onError(answerError);
}

/** The answer that an error is. */
export function answerError(error: Error, context: Context): Response {
  if (error instanceof ApiError) {
    const { status, body, headers } = error;
    if (body === null) return context.body(null, status, { ...headers });
    return context.json(body, status, { ...headers });
  }
  // The details go into a warning of the process, not to the caller.
  process.emitWarning(error);
  return context.json({ detail: 'Internal server error.' }, 500);
}

function callOf(context: Context, viewer: Viewer | null, options: BodyOptions): Call {
  let parsed: Promise<ParsedBody> | undefined;
  const parsedBody = (): Promise<ParsedBody> => {
    parsed ??= parseBody(context.req.raw, options);
    return parsed;
  };
  return {
    url: new URL(context.req.url),
    viewer,
    parameter: (name) => context.req.param(name) ?? '',
    parsedBody,
    body: async () => fieldsOfBody(await parsedBody()),
  };
}

/** HEAD reads as GET does; `_method=DELETE` in a POST's body or query stands for DELETE. */
async function effectiveMethod(method: string, call: Call): Promise<string> {
  if (method === 'HEAD') return 'GET';
  if (method !== 'POST') return method;
  if (isDelete(call.url.searchParams.get('_method'))) return 'DELETE';
  // A body that does not parse is told by the operation that needs it, after its permission is known.
  const body = await call.body().catch(() => undefined);
  return isDelete(fieldOf(body, '_method')) ? 'DELETE' : method;
}

function isDelete(override: unknown): boolean {
  return typeof override === 'string' && override.toUpperCase() === 'DELETE';
}

function checkAccess(access: Operation['access'], viewer: Viewer | null, challenge: string): void {
  if (access === 'public') return;
  if (viewer === null) throw unauthenticated('Authentication credentials were not provided.', challenge);
  if (access === 'write' && !viewer.mayWrite) throw permissionDenied();
}

function send(context: Context, answer: Answer): Response {
  if (answer.body === undefined) return context.body(null, answer.status);
  return context.json(answer.body, answer.status);
}
