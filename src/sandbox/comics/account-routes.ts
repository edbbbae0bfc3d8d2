import type { Hono } from 'hono';
import type { Authenticate } from './access.ts';
import { type Dialect, rootOf } from './dialect.ts';
import { type AddEndpoint, addRoot } from './endpoint.ts';
import { readFilters } from './filter.ts';
import { LIST_PARAMETERS, pageOf } from './page.ts';
import { userFilters } from './resources.ts';
import { shapesIn } from './shapes.ts';

const RESOURCES = ['comics', 'images', 'releases', 'subscriptions', 'users'];

/** What the instance offers, which anyone may know, and the one user whom each sees: himself. */
export function addAccountRoutes(
  app: Hono,
  add: AddEndpoint,
  authenticate: Authenticate,
  dialect: Dialect,
): void {
  addRoot(app, dialect, Object.fromEntries(RESOURCES.map((name) => [name, endpointsOf(name, dialect)])));
  const shapes = shapesIn(dialect);
  add('users/', authenticate, {
    GET: ({ url, user }) => {
      // Nothing here can be filtered on; it is read for its refusals.
      readFilters(url.searchParams, userFilters, dialect, LIST_PARAMETERS);
      return {
        body: pageOf(url, dialect, ({ offset }) => ({
          count: 1,
          items: offset === 0 ? [shapes.user(user)] : [],
        })),
      };
    },
  });
}

function endpointsOf(name: string, dialect: Dialect): object {
  const list = `${rootOf(dialect)}${name}/`;
  return dialect.namesSchemas ? { list_endpoint: list, schema: `${list}schema/` } : { list_endpoint: list };
}
