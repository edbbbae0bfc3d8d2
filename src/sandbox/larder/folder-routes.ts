import { pageOf } from '../paging.ts';
import { type AddResource, type Call, forReaders, forWriters, type Viewer } from '../resource.ts';
import { asError } from './fault-shapes.ts';
import { type Fields, readFields } from './fields.ts';
import type { FolderRow, FolderTree } from './folder-store.ts';
import { folderOr404, requestedId, type Stores } from './stores.ts';

const MAX_NAME_LENGTH = 120;

export function addFolderRoutes(add: AddResource, stores: Stores): void {
  const { foldersOf, links, write } = stores;

  const currentFolder = (userId: number, id: number): object => {
    const folders = foldersOf(userId);
    return folders.toJson(folders.get(id));
  };

  add('/api/1/@me/folders/', {
    GET: forReaders(({ url, viewer }) => {
      const folders = foldersOf(viewer.userId);
      const body = pageOf(url, ({ limit, offset }) => ({
        count: folders.all.length,
        items: folders.all.slice(offset, offset + limit).map(folders.toJson),
      }));
      return { status: 200, body };
    }),
  });

  add('/api/1/@me/folders/add/', {
    POST: forWriters(async (call) => {
      const { userId } = call.viewer;
      const fields = readFields(await call.parsedBody());
      const name = readName(fields);
      const parent = fields.text('parent') ?? null;
      if (!fields.sends('name')) fields.fault('name', 'This field is required.');
      fields.refuse(asError);
      const parentId = parent === null ? null : folderOr404(foldersOf(userId), parent).id;
      const id = write((writer, created) =>
        writer.addFolder({ userId, parentId, name: name ?? '', created }),
      );
      return { status: 201, body: currentFolder(userId, id) };
    }),
  });

  add('/api/1/@me/folders/:id/edit/', {
    POST: forWriters(async (call) => {
      const fields = readFields(await call.parsedBody());
      const { folders, folder } = requestedFolder(stores, call);
      const name = readName(fields);
      const parent = fields.text('parent');
      fields.refuse(asError);
      const parentId = typeof parent === 'string' ? folderOr404(folders, parent).id : parent;
      if (typeof parentId === 'number' && folders.isWithin(folders.get(parentId), folder)) {
        fields.fault('parent', 'A folder cannot lie in itself or in one of its subfolders.');
        fields.refuse(asError);
      }
      const changes = {
        ...(name === undefined ? {} : { name }),
        ...(parentId === undefined ? {} : { parentId }),
      };
      write((writer, at) => writer.editFolder(folder.id, changes, at));
      return { status: 200, body: currentFolder(call.viewer.userId, folder.id) };
    }),
  });

  add('/api/1/@me/folders/:id/delete/', {
    POST: forWriters(async (call) => {
      const fields = readFields(await call.parsedBody());
      const { folders, folder } = requestedFolder(stores, call);
      const target = readTarget(fields, folders, folder);
      write((writer) => {
        if (target !== null) writer.moveContents(folder.id, target.id);
        writer.deleteFolder(folder.id);
      });
      return { status: 204 };
    }),
  });

  add('/api/1/@me/folders/:id/', {
    GET: forReaders((call) => {
      const { folder } = requestedFolder(stores, call);
      const body = pageOf(call.url, (window) => {
        const { count, items } = links.inFolder(folder.id, window);
        return { count, items: items.map((link) => link.toJson()) };
      });
      return { status: 200, body };
    }),
  });
}

function requestedFolder(
  { foldersOf }: Stores,
  call: Call<Viewer>,
): { readonly folders: FolderTree; readonly folder: FolderRow } {
  const folders = foldersOf(call.viewer.userId);
  return { folders, folder: folderOr404(folders, requestedId(call)) };
}

/** Undefined where it isn't sent; never blank. */
function readName(fields: Fields): string | undefined {
  const name = fields.text('name', MAX_NAME_LENGTH);
  if (name !== null) return name;
  fields.fault('name', 'This field may not be blank.');
  return undefined;
}

/** Where the contents go; null deletes them, which must be said in so many words. */
function readTarget(fields: Fields, folders: FolderTree, folder: FolderRow): FolderRow | null {
  const emptyTo = fields.text('empty_to');
  if (!fields.sends('empty_to')) fields.fault('empty_to', 'This field is required.');
  // The documents have an empty text mean "delete" in a form alone; elsewhere it may be somebody's mistake.
  else if (emptyTo === null && !fields.isNull('empty_to'))
    fields.fault('empty_to', 'Must be a UUID or null.');
  fields.refuse(asError);
  if (emptyTo === undefined || emptyTo === null) return null;
  const target = folderOr404(folders, emptyTo);
  if (folders.isWithin(target, folder)) {
    fields.fault('empty_to', 'The contents cannot move into the folder that is deleted with them.');
    fields.refuse(asError);
  }
  return target;
}
