import type { GraphQLField, GraphQLFieldResolver, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { defaultFieldResolver, isObjectType } from 'graphql';
import { catalogue } from '../../catalogue.ts';
import { codeOfUpstreamError } from '../../contract/errors.ts';
import { fieldPath } from '../../contract/response-path.ts';
import type { UpstreamCall } from '../../upstream/http/rest-client.ts';
import { runWithOrigin, type TraceOrigin } from '../../upstream/loaders/trace-origin.ts';

/** Asks for `extensions.upstream`. */
export const TRACE_HEADER = 'X-Quintet-Trace';

/** One REST call behind an answer, as `extensions.upstream` tells it. README says what each means. */
export interface TracedCall {
  readonly service: string;
  readonly method: string;
  /** Below the base address, with what of the query is no secret. */
  readonly path: string;
  /** HTTP status, null where none came. */
  readonly status: number | null;
  /** `code` of the error that it ended with; absent for a success. */
  readonly error?: string;
  /**
   * Where the answer came from where no call was made for it: one that another read had begun (`shared`), the cache, or
   * the cache because the service failed (`stale`).
   */
  readonly source?: 'shared' | 'cache' | 'stale';
  /** Of an answer from the cache: how old it was, in seconds. */
  readonly ageSeconds?: number;
  /** Milliseconds from the start of the execution. */
  readonly startMs: number;
  readonly durationMs: number;
  /** Of the body received. */
  readonly bytes: number;
  /** 1 for the first try. */
  readonly attempt: number;
  /** Times that a field waited for this call with another that had asked first. */
  readonly shared: number;
  /** Times that a field found the answer there. */
  readonly cached: number;
  /** Which fields asked, by their paths in the answer, and how many times each. */
  readonly fields: Readonly<Record<string, number>>;
}

/** The calls of one request in the order in which they were begun; `startedAt` is in milliseconds since the epoch. */
export function describeCalls(calls: readonly UpstreamCall[], startedAt: number): TracedCall[] {
  return calls.toSorted((a, b) => a.order - b.order).map((call) => describeCall(call, startedAt));
}

function describeCall(call: UpstreamCall, startedAt: number): TracedCall {
  const { service, method, status, error, source, ageSeconds, durationMs, bytes, attempt, traceOrigin } =
    call;
  const { waited, late } = traceOrigin?.requesters() ?? {
    waited: new Set<TraceOrigin>(),
    late: new Set<TraceOrigin>(),
  };
  return {
    service,
    method,
    path: shownPath(call),
    status,
    ...(error === null ? {} : { error: codeOfUpstreamError(error) }),
    ...(source === 'service' ? {} : { source }),
    ...(ageSeconds === null ? {} : { ageSeconds }),
    startMs: call.startedAt - startedAt,
    durationMs,
    bytes,
    attempt,
    shared: Math.max(0, waited.size - 1),
    cached: late.size,
    fields: countByPath([...waited, ...late]),
  };
}

function countByPath(origins: readonly TraceOrigin[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { label } of origins) {
    const name = fieldPath(label as GraphQLResolveInfo['path']); // What `traceFields` gave it.
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

/** Places in lists and ranges of time, which any service may take. */
const COMMON_PARAMETERS = ['limit', 'offset', 'page', 'per_page', 'start', 'end'];

/**
 * Query parameters whose values are no secrets, by service. Whatever is not named here is shown without its value: `key` and
 * `email` are keys and addresses of people.
 */
const SHOWN_PARAMETERS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  catalogue.map(({ id, tracedParameters = [] }) => [
    id,
    new Set([...COMMON_PARAMETERS, ...tracedParameters]),
  ]),
);

function shownPath({ service, askedPath, isRedirected, query }: UpstreamCall): string {
  // Where a service redirects to is its own text: it can echo what it was sent.
  if (isRedirected) return `${askedPath} (redirected)`;
  if (query === '') return askedPath;
  const shown = query.split('&').map((pair) => {
    const name = pair.split('=', 1)[0] ?? '';
    return SHOWN_PARAMETERS.get(service)?.has(name.split('__', 1)[0] ?? '') ? pair : `${name}=…`;
  });
  return `${askedPath}?${shown.join('&')}`;
}

/** The resolvers that a schema had before it was traced. */
const untraced = new WeakMap<
  GraphQLSchema,
  ReadonlyMap<GraphQLField<unknown, TracedContext>, Resolver | undefined>
>();

/**
 * Has every field of the schema say that it asks, in requests that are traced (`isTraced` in their context). Changes the
 * schema itself, once: a copy would have types of its own, which none of the builder's knows.
 */
export function traceFields(schema: GraphQLSchema): void {
  if (untraced.has(schema)) return;
  const fields = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => Object.values(type.getFields()));
  untraced.set(schema, new Map(fields.map((field) => [field, field.resolve])));
  for (const field of fields) field.resolve = traced(field.resolve);
}

/** Undoes `traceFields`, for tests: gateways that trace and gateways that don't share one schema there. */
export function untraceFields(schema: GraphQLSchema): void {
  for (const [field, resolve] of untraced.get(schema) ?? []) field.resolve = resolve;
  untraced.delete(schema);
}

interface TracedContext {
  readonly isTraced?: boolean;
}

type Resolver = GraphQLFieldResolver<unknown, TracedContext>;

function traced(resolve: Resolver = defaultFieldResolver): Resolver {
  return (parent, args, context, info) =>
    context.isTraced
      ? runWithOrigin(info.path, () => resolve(parent, args, context, info))
      : resolve(parent, args, context, info);
}
