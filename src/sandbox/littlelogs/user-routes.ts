import { ApiError, unauthenticated } from '../api-error.ts';
import { siteOf } from '../avatars.ts';
import { type PageWindow, pageOf, type Slice } from '../paging.ts';
import { type AddResource, type Answer, type Call, forAnyone, forWriters } from '../resource.ts';
import { BEARER_CHALLENGE } from './access.ts';
import { requestedUser, type Stores } from './stores.ts';
import { toUserJson, type UserRow } from './user-store.ts';

export function addUserRoutes(add: AddResource, stores: Stores): void {
  const { users, write } = stores;

  const list = (call: Call, read: (userId: number, window: PageWindow) => Slice<UserRow>): Answer => {
    const { id } = requestedUser(stores, call);
    const body = pageOf(call.url, (window) => {
      const { count, items } = read(id, window);
      return { count, items: items.map((user) => toUserJson(user, siteOf(call))) };
    });
    return { status: 200, body };
  };

  add('/api/1/users/:username/', {
    GET: forAnyone((call) => {
      const user =
        call.parameter('username') === '$self' ? viewerOf(stores, call) : requestedUser(stores, call);
      return { status: 200, body: toUserJson(user, siteOf(call)) };
    }),
  });
  // The names read the wrong way round: `followed-by/x` are the people that x follows …
  add('/api/1/users/followed-by/:username/', { GET: forAnyone((call) => list(call, users.followedBy)) });
  // … and `following/x` are those who follow x.
  add('/api/1/users/following/:username/', { GET: forAnyone((call) => list(call, users.following)) });

  add('/api/1/users/:username/follow/', {
    POST: forWriters((call) => {
      const { id } = requestedUser(stores, call);
      const viewer = users.get(call.viewer.userId);
      if (id === viewer.id) throw new ApiError(400, { detail: 'You cannot follow yourself.' });
      write((writer, created) => writer.follow(viewer, id, created));
      return { status: 201 };
    }),
  });
  add('/api/1/users/:username/unfollow/', {
    DELETE: forWriters((call) => {
      const { id } = requestedUser(stores, call);
      write((writer) => writer.unfollow(users.get(call.viewer.userId), id));
      return { status: 204 };
    }),
  });
}

// `$self` shares its address with the public profiles, but means nobody without a credential.
function viewerOf({ users }: Stores, { viewer }: Call): UserRow {
  if (viewer === null) {
    throw unauthenticated('Authentication credentials were not provided.', BEARER_CHALLENGE);
  }
  return users.get(viewer.userId);
}
