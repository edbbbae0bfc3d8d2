import type { Context, Hono } from 'hono';
import { ApiError } from '../api-error.ts';
import { limitBody } from '../request-body.ts';
import { addFallbacks, answerError } from '../resource.ts';
import { ServerFault } from './server-fault.ts';
import { readJsonBody } from './validation.ts';

/** One request to an endpoint. */
export interface Call {
  readonly query: URLSearchParams;
  /** The parsed JSON body, of any shape; undefined where none was sent. */
  readonly body: unknown;
}

/** Who asks, and with which session. */
export interface Viewer {
  readonly userId: number;
  readonly token: string;
}

/** What one method of an endpoint answers, with status 200. */
export type Operation = (call: Call, authorization: string | undefined) => object;

/** Turns an Authorization header into the one who asks, or answers 401. */
export type Authenticate = (authorization: string | undefined) => Viewer;

/** An operation that demands a session, which is checked before the parameters are. */
export function signedIn(
  authenticate: Authenticate,
  answer: (call: Call, viewer: Viewer) => object,
): Operation {
  return (call, authorization) => answer(call, authenticate(authorization));
}

/** Adds one endpoint: a path, and an operation for each method it has. */
export type AddEndpoint = (path: string, operations: Readonly<Record<string, Operation>>) => void;

/** Serves endpoints with the manners of FastAPI. */
export function endpointsOn(app: Hono): AddEndpoint {
  return (path, operations) => {
    app.all(path, limitBody, async (context) => {
      const operation = operations[context.req.method];
      if (operation === undefined) {
        throw new ApiError(
          405,
          { detail: 'Method Not Allowed' },
          // Each method is a route of its own to Starlette, which names the first.
          { Allow: Object.keys(operations)[0] ?? '' },
        );
      }
      const call = await callOf(context);
      return context.json(operation(call, context.req.header('authorization')));
    });
    // Starlette's redirect_slashes: the address with a slash too many leads to the one without.
    app.all(`${path}/`, (context) => {
      const url = new URL(context.req.url);
      url.pathname = path;
      return context.redirect(url.href, 307);
    });
  };
}

/** Answers of the whole application: what has no address, and what went wrong. */
export function addFastApiFallbacks(app: Hono): void {
  addFallbacks(app);
  app.onError((error, context) => {
    if (!(error instanceof ServerFault)) return answerError(error, context);
    return context.body('Internal Server Error', 500, { 'Content-Type': 'text/plain; charset=utf-8' });
  });
  app.notFound((context) => context.json({ detail: 'Not Found' }, 404));
}

// A GET's body is not read at all; a broken one of a PATCH is told even before the session is looked at.
async function callOf(context: Context): Promise<Call> {
  const { searchParams: query } = new URL(context.req.url);
  return { query, body: context.req.method === 'GET' ? undefined : await readJsonBody(context.req.raw) };
}
