import { siteOf } from '../avatars.ts';
import { type AddResource, forReaders } from '../resource.ts';
import type { Stores } from './stores.ts';
import { toUserJson } from './user-store.ts';

export function addUserRoutes(add: AddResource, { users }: Stores): void {
  add('/api/1/@me/user/', {
    GET: forReaders((call) => ({
      status: 200,
      body: toUserJson(users.get(call.viewer.userId), siteOf(call)),
    })),
  });
}
