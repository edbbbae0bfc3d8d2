import type { Context, Hono } from 'hono';
import { limitBody } from '../request-body.ts';
import { envelope, type Parameter, Refusal } from './envelope.ts';
import { type Fields, readFields } from './fields.ts';

/** Who asks, known by a valid token. */
export interface Viewer {
  readonly userId: number;
  readonly banned: boolean;
}

/** One request to an endpoint. */
export interface Call<Asker = Viewer | null> {
  readonly viewer: Asker;
  readonly fields: Fields;
  /** `http://127.0.0.1:4103`, as the caller named it. */
  readonly origin: string;
  /** A part of the path, decoded. */
  part(name: string): string;
}

/** What an endpoint answers, and how it tells its criteria back. */
export interface Endpoint {
  /** The parameters as the service understood them. */
  readonly params: (call: Call) => readonly (Parameter | Record<string, never>)[] | null;
  /** Answers the results. */
  readonly answer: (call: Call) => object | Promise<object>;
  /** 200 unless told. */
  readonly status?: 200 | 201;
  /** Whether the results are a list, which is empty where the request fails. */
  readonly list?: true;
  /** What the meta names instead of the request's own method, in the documents' examples of writes. */
  readonly method?: 'GET';
  /** What the meta names instead of the request's own path. */
  readonly endpoint?: (call: Call) => string;
  /** False where the meta doesn't tell its version. */
  readonly versioned?: false;
}

/** Tells whose token it is; undefined where it is nobody's. */
export type FindViewer = (token: string) => Viewer | undefined;

export type AddEndpoint = (method: string, path: string, endpoint: Endpoint) => void;

const BASE = '/api/v2';

/** Serves endpoints below the base address, in their envelopes. A token that is nobody's counts as none. */
export function endpointsOn(app: Hono, findViewer: FindViewer): AddEndpoint {
  return (method, path, endpoint) => {
    app.on(method, `${BASE}${path}`, limitBody, async (context) => {
      const viewer = findViewer(context.req.header('mobileappauth')?.trim() ?? '') ?? null;
      return answer(context, endpoint, viewer);
    });
  };
}

/** For whoever is signed in; 401 for all others. */
export function forMembers(answer: (call: Call<Viewer>) => object | Promise<object>): Endpoint['answer'] {
  return (call) => {
    const { viewer } = call;
    if (viewer === null) throw new Refusal(401, 'You need to sign in or sign up before continuing.');
    return answer({ ...call, viewer });
  };
}

/** For whoever is signed in and wasn't banned, 403. */
export function forWriters(answer: (call: Call<Viewer>) => object | Promise<object>): Endpoint['answer'] {
  return forMembers((call) => {
    if (call.viewer.banned) throw new Refusal(403, 'Your account may not do this.');
    return answer(call);
  });
}

/** Answers of the whole application: what has no address, and what went wrong. */
export function addFallbacks(app: Hono): void {
  app.notFound((context) => context.json(refused(context, 'Not Found'), 404));
  app.onError((error, context) => {
    if (error instanceof Refusal) return context.json(refused(context, error.message), error.status);
    // The details go into a warning of the process, not to the caller.
    process.emitWarning(error);
    return context.json(refused(context, 'Internal Server Error'), 500);
  });
}

async function answer(context: Context, endpoint: Endpoint, viewer: Viewer | null): Promise<Response> {
  const call: Call = {
    viewer,
    fields: await readFields(context.req.raw),
    origin: new URL(context.req.url).origin,
    part: (name) => context.req.param(name) ?? '',
  };
  const { status = 200, versioned = true, list } = endpoint;
  const criteria = {
    method: endpoint.method ?? methodOf(context),
    endpoint: endpoint.endpoint?.(call) ?? pathOf(context),
    params: endpoint.params(call),
  };
  try {
    return context.json(envelope(await endpoint.answer(call), criteria, { versioned }), status);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const nothing = list ? [] : {};
    return context.json(envelope(nothing, criteria, { errors: error.message, versioned }), error.status);
  }
}

function refused(context: Context, errors: string): object {
  return envelope({}, { method: methodOf(context), endpoint: pathOf(context), params: null }, { errors });
}

// HEAD is answered as GET is.
function methodOf({ req }: Context): string {
  return req.method === 'HEAD' ? 'GET' : req.method;
}

function pathOf({ req }: Context): string {
  return req.path.replace(/\/$/, '');
}
