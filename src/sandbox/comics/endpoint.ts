import type { Context, Hono } from 'hono';
import { ApiError } from '../api-error.ts';
import { limitBody } from '../request-body.ts';
import { addFallbacks } from '../resource.ts';
import type { Authenticate } from './access.ts';
import { type Dialect, rootOf } from './dialect.ts';
import type { UserRow } from './user-store.ts';

/** One request to an endpoint, of a user who is known. */
export interface Call {
  readonly url: URL;
  readonly user: UserRow;
  /** The number in the path. */
  readonly id: number;
  /** The fields of the JSON body; faults in it are the answer (400). */
  fields(): Promise<Readonly<Record<string, unknown>>>;
}

/** What one method answers: content with 200, or a status with none. */
export type Answer =
  | { readonly body: object }
  | { readonly status: 201 | 202 | 204; readonly location?: string };

export type Operation = (call: Call) => Answer | Promise<Answer>;

/** Adds one endpoint: a path below the API's root, with a slash at its end, and an operation for each method it has. */
export type AddEndpoint = (
  path: string,
  authenticate: Authenticate,
  operations: Readonly<Record<string, Operation>>,
) => void;

/** Serves endpoints with the manners of Django and tastypie. */
export function endpointsOn(app: Hono, dialect: Dialect): AddEndpoint {
  return (path, authenticate, operations) => {
    const address = rootOf(dialect) + path;
    redirectToSlash(app, address);
    app.all(address, limitBody, async (context) => {
      // The method is looked at before the credential is.
      const operation = operationFor(context.req.method, operations, dialect);
      if (operation === undefined) return answerOptions(context, operations, dialect);
      const url = new URL(context.req.url);
      const user = authenticate(url, context.req.header('authorization'));
      const fields = (): Promise<Readonly<Record<string, unknown>>> => readFields(context.req.raw, dialect);
      return send(
        context,
        dialect,
        await operation({ url, user, id: Number(context.req.param('id')), fields }),
      );
    });
  };
}

/** The one endpoint that anyone may read. */
export function addRoot(app: Hono, dialect: Dialect, body: object): void {
  const root = rootOf(dialect);
  const operations = { GET: () => ({ body }) };
  redirectToSlash(app, root);
  app.all(root, (context) => {
    const operation = operationFor(context.req.method, operations, dialect);
    return operation ? send(context, dialect, { body }) : answerOptions(context, operations, dialect);
  });
}

/** What has no address answers 404 without content, as a resource's missing things do, or with Django's page. */
export function addComicsFallbacks(app: Hono, { hasDjangoWays }: Dialect): void {
  addFallbacks(app);
  app.notFound((context) =>
    hasDjangoWays ? context.body(NOT_FOUND_PAGE, 404, { 'Content-Type': HTML }) : context.body(null, 404),
  );
}

const NOT_FOUND_PAGE = `
<!doctype html>
<html lang="en">
<head>
  <title>Not Found</title>
</head>
<body>
  <h1>Not Found</h1><p>The requested resource was not found on this server.</p>
</body>
</html>
`;

/** Django calls even what is empty a page of HTML. */
const HTML = 'text/html; charset=utf-8';

// Django's APPEND_SLASH: reading an address without its slash leads to the one with it.
function redirectToSlash(app: Hono, address: string): void {
  app.get(address.slice(0, -1), (context) => {
    const { pathname, search } = new URL(context.req.url);
    return context.redirect(`${pathname}/${search}`, 301);
  });
}

/** Undefined for an `OPTIONS` that the dialect knows of. */
function operationFor(
  method: string,
  operations: Readonly<Record<string, Operation>>,
  { hasDjangoWays, options }: Dialect,
): Operation | undefined {
  const name = method === 'HEAD' && !hasDjangoWays ? 'GET' : method;
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (operation !== undefined || (method === 'OPTIONS' && options !== null)) return operation;
  const headers = { Allow: allowed(operations), ...(hasDjangoWays && { 'Content-Type': HTML }) };
  throw new ApiError(405, null, headers);
}

function answerOptions(
  context: Context,
  operations: Readonly<Record<string, Operation>>,
  { options }: Dialect,
): Response {
  const { text = '', status = 405 } = options ?? {};
  return context.body(text, status, { Allow: allowed(operations), 'Content-Type': HTML });
}

function allowed(operations: Readonly<Record<string, Operation>>): string {
  return Object.keys(operations).join(', ');
}

async function readFields(
  request: Request,
  { demandsJsonType, refuse, words }: Dialect,
): Promise<Readonly<Record<string, unknown>>> {
  const type = request.headers.get('content-type') ?? 'application/json';
  if (demandsJsonType && type.split(';', 1)[0]?.trim().toLowerCase() !== 'application/json') {
    throw refuse(
      `The format indicated '${type}' had no available deserialization method. Please check your \`\`formats\`\` and \`\`content_types\`\` on your Serializer.`,
    );
  }
  const value = parseJson(await request.text(), () => refuse(words.badJson));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refuse(words.notAnObject);
  // An object of JSON has no keys but texts.
  return value as Readonly<Record<string, unknown>>;
}

function parseJson(text: string, fault: () => ApiError): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw fault();
  }
}

function send(context: Context, { contentType, typesDeletions }: Dialect, answer: Answer): Response {
  if ('body' in answer) return context.json(answer.body, 200, { 'Content-Type': contentType });
  const { status, location } = answer;
  const isTyped = status !== 204 || typesDeletions;
  const headers = { ...(isTyped && { 'Content-Type': HTML }), ...(location && { Location: location }) };
  return context.body(null, status, headers);
}
