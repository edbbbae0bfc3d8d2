import { notFound } from '../api-error.ts';
import { pageOf } from '../paging.ts';
import { type AddResource, type Call, forReaders, forWriters, type Viewer } from '../resource.ts';
import { asFields } from './fault-shapes.ts';
import { type Fields, readFields } from './fields.ts';
import { slugFault } from './slug.ts';
import { requestedId, type Stores } from './stores.ts';
import { type TagRow, toTagJson } from './tag-store.ts';

export function addTagRoutes(add: AddResource, stores: Stores): void {
  const { tags, write } = stores;

  const currentTag = (userId: number, name: string): object => {
    const tag = tags.findByName(userId, name);
    if (tag === undefined) throw notFound();
    return toTagJson(tag);
  };

  add('/api/1/@me/tags/', {
    GET: forReaders(({ url, viewer }) => {
      const body = pageOf(url, (window) => {
        const { count, items } = tags.list(viewer.userId, window);
        return { count, items: items.map(toTagJson) };
      });
      return { status: 200, body };
    }),
  });

  add('/api/1/@me/tags/add/', {
    POST: forWriters(async (call) => {
      const { userId } = call.viewer;
      const name = readName(stores, call, readFields(await call.parsedBody()));
      write((writer, created) => writer.addTag({ userId, name, created }));
      return { status: 201, body: currentTag(userId, name) };
    }),
  });

  add('/api/1/@me/tags/:id/edit/', {
    POST: forWriters(async (call) => {
      const fields = readFields(await call.parsedBody());
      const tag = requestedTag(stores, call);
      const name = readName(stores, call, fields, tag);
      write((writer, at) => writer.renameTag(tag.id, name, at));
      return { status: 200, body: currentTag(call.viewer.userId, name) };
    }),
  });

  add('/api/1/@me/tags/:id/delete/', {
    POST: forWriters((call) => {
      const { id } = requestedTag(stores, call);
      write((writer) => writer.deleteTag(id));
      return { status: 204 };
    }),
  });
}

function requestedTag({ tags }: Stores, call: Call<Viewer>): TagRow {
  const tag = tags.find(call.viewer.userId, requestedId(call));
  if (tag === undefined) throw notFound();
  return tag;
}

/** The name that the body sends, which no other tag of the viewer's has. */
function readName({ tags }: Stores, call: Call<Viewer>, fields: Fields, tag?: TagRow): string {
  const name = fields.text('name');
  if (!fields.sends('name')) fields.fault('name', 'This field is required.');
  const fault = name === undefined ? undefined : slugFault(name ?? '');
  if (fault !== undefined) fields.fault('name', fault);
  const taken = name ? tags.findByName(call.viewer.userId, name) : undefined;
  if (taken !== undefined && taken.id !== tag?.id)
    fields.fault('name', 'A tag with this name already exists.');
  fields.refuse(asFields);
  return name ?? '';
}
