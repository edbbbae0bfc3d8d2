import { pageOf } from '../paging.ts';
import { type AddResource, forAnyone } from '../resource.ts';
import { requestedUser, type Stores } from './stores.ts';

export function addTagRoutes(add: AddResource, stores: Stores): void {
  const { tags } = stores;
  add('/api/1/tags/', { GET: forAnyone((call) => ({ status: 200, body: pageOf(call.url, tags.all) })) });
  add('/api/1/tags/user/:username/', {
    GET: forAnyone((call) => {
      const { id } = requestedUser(stores, call);
      return { status: 200, body: pageOf(call.url, (window) => tags.byUser(id, window)) };
    }),
  });
  // A bare array: the only list without an envelope.
  add('/api/1/tags/trending/', { GET: forAnyone(() => ({ status: 200, body: tags.trending() })) });
}
