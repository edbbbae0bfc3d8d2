import { notFound } from '../api-error.ts';
import { type AddResource, type Call, forWriters, type Viewer } from '../resource.ts';
import { asArrayOrFields, asError } from './fault-shapes.ts';
import { type Fields, readFields } from './fields.ts';
import type { LinkRow } from './link-store.ts';
import type { LinkContent } from './link-writer.ts';
import { slugFault } from './slug.ts';
import { folderOr404, requestedId, requirePaid, type Stores } from './stores.ts';

const MAX_TITLE_LENGTH = 120;
const MAX_DESCRIPTION_LENGTH = 160;

export function addLinkRoutes(add: AddResource, stores: Stores): void {
  const { foldersOf, links, write } = stores;

  add('/api/1/@me/links/add/', {
    POST: forWriters(async (call) => {
      requirePaid(stores, call.viewer);
      const { userId } = call.viewer;
      const fields = readFields(await call.parsedBody());
      const { title, url, parent, description, tags } = readLink(fields);
      if (!fields.sends('url')) fields.fault('url', 'This field is required.');
      if (!fields.sends('parent')) fields.fault('parent', 'This field is required.');
      if (!fields.sends('tags') && !fields.isForm) fields.fault('tags', 'This field is required.');
      fields.refuse(asError);
      const folders = foldersOf(userId);
      const folder = folderOr404(folders, parent ?? '');
      const content = { folderId: folder.id, url: url ?? '', description: description ?? null };
      const id = write((writer, created) =>
        writer.addLink({
          ...content,
          userId,
          title: title ?? titleFromUrl(content.url),
          tags: tags ?? [],
          created,
        }),
      );
      return { status: 201, body: links.get(id).withParent(folders.toAddedParent(folder)) };
    }),
  });

  add('/api/1/@me/links/:id/edit/', {
    POST: forWriters(async (call) => {
      requirePaid(stores, call.viewer);
      const fields = readFields(await call.parsedBody());
      const link = requestedLink(stores, call);
      const { title, url, parent, description, tags } = readLink(fields);
      fields.refuse(asArrayOrFields);
      const folders = foldersOf(call.viewer.userId);
      const folderId = parent === undefined ? link.folderId : folderOr404(folders, parent).id;
      const changes: LinkContent = {
        folderId,
        url: url ?? link.url,
        title: title === null ? titleFromUrl(url ?? link.url) : (title ?? link.title),
        description: description === undefined ? link.description : description,
      };
      write((writer, at) => writer.editLink(link, tags === undefined ? changes : { ...changes, tags }, at));
      return { status: 200, body: links.get(link.id).withParent(folders.get(folderId).uuid) };
    }),
  });

  add('/api/1/@me/links/:id/delete/', {
    POST: forWriters((call) => {
      const { id } = requestedLink(stores, call);
      write((writer) => writer.deleteLink(id));
      return { status: 204 };
    }),
  });
}

function requestedLink({ links }: Stores, call: Call<Viewer>): LinkRow {
  const link = links.find(call.viewer.userId, requestedId(call));
  if (link === undefined) throw notFound();
  return link;
}

interface SentLink {
  /** Null stands for "the address". */
  readonly title: string | null | undefined;
  readonly url: string | undefined;
  readonly parent: string | undefined;
  readonly description: string | null | undefined;
  readonly tags: readonly string[] | undefined;
}

/** What the body sends, undefined where it doesn't. */
function readLink(fields: Fields): SentLink {
  const neverNull = (name: string): string | undefined => {
    const value = fields.text(name);
    if (value !== null) return value;
    fields.fault(name, 'This field may not be blank.');
    return undefined;
  };
  const url = neverNull('url');
  if (url !== undefined && !isWebAddress(url)) fields.fault('url', 'Enter a valid URL.');
  const tags = fields.list('tags');
  for (const tag of tags ?? []) {
    const message = slugFault(tag);
    if (message !== undefined) fields.fault('tags', `${tag}: ${message}`);
  }
  return {
    title: fields.text('title', MAX_TITLE_LENGTH),
    url,
    parent: neverNull('parent'),
    description: fields.text('description', MAX_DESCRIPTION_LENGTH),
    tags,
  };
}

function isWebAddress(text: string): boolean {
  return /^(https?|ftp):\/\/\S+$/i.test(text) && URL.canParse(text);
}

/** The address stands for a missing title, as far as a title may reach. */
function titleFromUrl(url: string): string {
  return [...url].slice(0, MAX_TITLE_LENGTH).join('');
}
