import { builder } from '../../../graphql/builder.ts';
import { textOrNull } from '../../../graphql/text/text.ts';
import { isJsonObject, type JsonObject } from '../../../upstream/http/decoding/json-object.ts';

/** The only type that the documents show. */
const GITHUB_TYPE = 'github.com';

function textIn(object: JsonObject, name: string): string | null {
  const value = object[name];
  return typeof value === 'string' ? textOrNull(value) : null;
}

function objectIn(value: unknown, name: string): JsonObject | null {
  const inner = isJsonObject(value) ? value[name] : null;
  return isJsonObject(inner) ? inner : null;
}

function dateIn(object: JsonObject, name: string): Date | null {
  const time = Date.parse(textIn(object, name) ?? '');
  return Number.isNaN(time) ? null : new Date(time);
}

const GithubCommit = builder.objectRef<JsonObject>('GithubCommit').implement({
  description: 'A change to a repository at GitHub.',
  fields: (t) => ({
    committedAt: t.field({
      type: 'DateTime',
      description: 'When it was made.',
      resolve: (commit) => dateIn(commit, 'date'),
    }),
    message: t.string({ description: 'What it says.', resolve: (commit) => textIn(commit, 'message') }),
    authorName: t.string({
      description: 'Who made it, by their name at GitHub.',
      resolve: (commit) => textIn(commit, 'author'),
    }),
  }),
});

const GithubRelease = builder.objectRef<JsonObject>('GithubRelease').implement({
  description: 'A version of what a repository at GitHub holds.',
  fields: (t) => ({
    name: t.string({ description: 'What it is called.', resolve: (release) => textIn(release, 'name') }),
    description: t.string({
      description: 'What is said of it, as it was written at GitHub.',
      resolve: (release) => textIn(release, 'description'),
    }),
    publishedAt: t.field({
      type: 'DateTime',
      description: 'When it came out.',
      resolve: (release) => dateIn(release, 'published_at'),
    }),
    authorName: t.string({
      description: 'Who published it, by their name at GitHub.',
      resolve: (release) => textIn(release, 'author'),
    }),
  }),
});

interface MetaShape {
  readonly raw: unknown;
}

export const BookmarkMeta = builder.interfaceRef<MetaShape>('BookmarkMeta').implement({
  description:
    'What Larder knows of the page beyond what the person wrote. Kinds of pages of which more can be said have types of their own.',
  resolveType: ({ raw }) => (isGithub(raw) ? 'GithubMeta' : 'OtherMeta'),
  fields: (t) => ({
    type: t.string({
      description:
        'What kind of page it is, in the words of the service: `github.com`. New kinds can come at any time; null where it does not say.',
      resolve: ({ raw }) => (isJsonObject(raw) ? textIn(raw, 'type') : null),
    }),
    raw: t.field({
      type: 'JSON',
      nullable: false,
      description: 'All of it, as the service sent it.',
      resolve: ({ raw }) => raw,
    }),
  }),
});

builder.objectRef<MetaShape>('GithubMeta').implement({
  description: 'What Larder knows of a repository at GitHub.',
  interfaces: [BookmarkMeta],
  fields: (t) => ({
    commit: t.field({
      type: GithubCommit,
      description: 'The last commit that Larder has seen.',
      resolve: ({ raw }) => objectIn(raw, 'commit'),
    }),
    release: t.field({
      type: GithubRelease,
      description: 'The last release that Larder has seen; null where there is none.',
      resolve: ({ raw }) => objectIn(raw, 'release'),
    }),
  }),
});

builder.objectRef<MetaShape>('OtherMeta').implement({
  description: 'What Larder knows of a page of a kind that this API has no type for.',
  interfaces: [BookmarkMeta],
});

/** What `BookmarkMeta` resolves from; null for nothing. */
export function metaOf(meta: unknown): MetaShape | null {
  return meta === undefined || meta === null || meta === '' ? null : { raw: meta };
}

function isGithub(meta: unknown): boolean {
  return isJsonObject(meta) && meta.type === GITHUB_TYPE;
}
