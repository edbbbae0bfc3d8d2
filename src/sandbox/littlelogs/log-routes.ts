import { notFound, permissionDenied } from '../api-error.ts';
import { siteOf } from '../avatars.ts';
import { requiredText } from '../request-body.ts';
import { type AddResource, type Call, forAnyone, forReaders, forWriters, type Viewer } from '../resource.ts';
import type { Draft } from './entry-writer.ts';
import { currentLog, pageOfLogs, requestedLog, requestedUser, type Stores } from './stores.ts';

export function addLogRoutes(add: AddResource, stores: Stores): void {
  const { users, logs, tags, write } = stores;

  add('/api/1/logs/', {
    GET: forAnyone((call) => ({ status: 200, body: pageOfLogs(stores, call, logs.all) })),
  });
  add('/api/1/logs/tag/:tag/', {
    GET: forAnyone((call) => {
      const tagId = tags.idOf(call.parameter('tag'));
      if (tagId === undefined) throw notFound();
      return { status: 200, body: pageOfLogs(stores, call, (window) => logs.byTag(tagId, window)) };
    }),
  });
  add('/api/1/logs/user/:username/', {
    GET: forAnyone((call) => {
      const { id } = requestedUser(stores, call);
      return { status: 200, body: pageOfLogs(stores, call, (window) => logs.byUser(id, window)) };
    }),
  });
  add('/api/1/logs/:id{[0-9]+}/', {
    GET: forAnyone((call) => ({
      status: 200,
      body: currentLog(stores, requestedLog(stores, call).id, siteOf(call)),
    })),
  });

  add('/api/1/logs/create/', {
    POST: forWriters(async (call) => {
      const draft = await readDraft(stores, call);
      const id = write((writer, created) => writer.addLog({ ...draft, created }));
      return { status: 201, body: currentLog(stores, id, siteOf(call)) };
    }),
  });
  add('/api/1/logs/preview/', {
    POST: forReaders(async (call) => {
      const text = requiredText(await call.body(), 'content');
      return { status: 200, body: { content: stores.render(text).html } };
    }),
  });
  add('/api/1/logs/:id{[0-9]+}/delete/', {
    DELETE: forWriters((call) => {
      const log = requestedLog(stores, call);
      if (log.userId !== call.viewer.userId) throw permissionDenied();
      write((writer) => writer.deleteLog(log.id));
      return { status: 204 };
    }),
  });

  add('/api/1/logs/:id{[0-9]+}/like/', {
    POST: forWriters((call) => {
      const log = requestedLog(stores, call);
      write((writer, created) => writer.like(users.get(call.viewer.userId), log, created));
      return { status: 201, body: currentLog(stores, log.id, siteOf(call)) };
    }),
  });
  add('/api/1/logs/:id{[0-9]+}/unlike/', {
    DELETE: forWriters((call) => {
      const log = requestedLog(stores, call);
      write((writer) => writer.unlike(users.get(call.viewer.userId), log.id));
      return { status: 204 };
    }),
  });
}

/** What the body says, in the name of the viewer and of the app that acts for them. */
export async function readDraft(stores: Stores, call: Call<Viewer>): Promise<Omit<Draft, 'created'>> {
  const text = requiredText(await call.body(), 'content');
  return { author: stores.users.get(call.viewer.userId), text, source: call.viewer.clientName };
}
