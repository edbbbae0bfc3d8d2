import { fieldOf } from '../request-body.ts';
import type { Authenticate } from './access.ts';
import type { Catalogue } from './catalogue.ts';
import { filteredPage, found } from './catalogue-routes.ts';
import { API_ROOT, type Dialect, resourceUri } from './dialect.ts';
import type { AddEndpoint, Call } from './endpoint.ts';
import { subscriptionFilters } from './resources.ts';
import { type SubscriptionRow, shapesIn } from './shapes.ts';
import type { SubscriptionStore } from './subscription-store.ts';

/** The user's own subscriptions. */
export function addSubscriptionRoutes(
  add: AddEndpoint,
  authenticate: Authenticate,
  dialect: Dialect,
  catalogue: Catalogue,
  subscriptions: SubscriptionStore,
): void {
  const shapes = shapesIn(dialect);
  const { words } = dialect;
  const ownerOf = (userId: number): number | null => (dialect.sharesSubscriptions ? null : userId);

  const comicIn = (fields: unknown): number => {
    const uri = fieldOf(fields, 'comic');
    if (uri === undefined || uri === null) throw dialect.refuse(words.missingComic);
    const id = idIn(dialect, 'comics', uri);
    if (id === undefined || catalogue.comic(id) === undefined) {
      throw dialect.refuse(words.unknownComic(String(uri)));
    }
    return id;
  };
  const subscribe = (userId: number, fields: unknown): number => {
    const id = subscriptions.add(userId, comicIn(fields));
    if (id === undefined) throw dialect.fail();
    return id;
  };
  const ownSubscription = (userId: number, uri: unknown): SubscriptionRow | undefined => {
    const id = idIn(dialect, 'subscriptions', uri);
    return id === undefined ? undefined : subscriptions.find(ownerOf(userId), id);
  };
  const createOrMove = (userId: number, fields: unknown): void => {
    const uri = fieldOf(fields, 'resource_uri');
    if (uri === undefined) {
      subscribe(userId, fields);
      return;
    }
    const { id } = found(ownSubscription(userId, uri));
    if (!subscriptions.move(userId, id, comicIn(fields))) throw dialect.fail();
  };
  const deleteAt = (userId: number, uri: unknown): void => {
    const row = ownSubscription(userId, uri);
    if (row !== undefined) subscriptions.delete(row.id);
    else if (dialect.refusesUnknownDeletions) throw dialect.refuseDeletion();
  };
  const listIn = (fields: Readonly<Record<string, unknown>>, name: string): readonly unknown[] => {
    const list = fields[name] ?? [];
    if (!Array.isArray(list)) throw dialect.refuse(words.notAnObject);
    return list;
  };
  const requested = ({ user, id }: Call): SubscriptionRow => found(subscriptions.find(ownerOf(user.id), id));

  add('subscriptions/', authenticate, {
    GET: (call) => ({
      body: filteredPage(call, dialect, subscriptionFilters, subscriptions.list, {
        shape: (rows) => rows.map(shapes.subscription),
        base: { sql: 'user_id = ?', values: [call.user.id] },
      }),
    }),
    POST: async ({ url, user, fields }) => {
      const path = resourceUri(dialect, 'subscriptions', subscribe(user.id, await fields()));
      return { status: 201, location: dialect.locatesAbsolutely ? url.origin + path : path };
    },
    PATCH: async ({ user, fields }) => {
      const sent = await fields();
      const objects = listIn(sent, 'objects');
      const deleted = listIn(sent, 'deleted_objects');
      subscriptions.allOrNothing(() => {
        for (const object of objects) createOrMove(user.id, object);
        for (const uri of deleted) deleteAt(user.id, uri);
      });
      return { status: 202 };
    },
  });
  add('subscriptions/:id{[0-9]+}/', authenticate, {
    GET: (call) => ({ body: shapes.subscription(requested(call)) }),
    DELETE: (call) => {
      subscriptions.delete(requested(call).id);
      return { status: 204 };
    },
  });
}

/** The number in a resource URI; a whole address of it will not do, nor another instance's mount. */
function idIn({ mount, mountsUris }: Dialect, resource: string, uri: unknown): number | undefined {
  const text = String(uri);
  const local = mountsUris && text.startsWith(`${mount}/`) ? text.slice(mount.length) : text;
  const [, id] = new RegExp(`^${API_ROOT}${resource}/(\\d+)/$`).exec(local) ?? [];
  return id === undefined ? undefined : Number(id);
}
