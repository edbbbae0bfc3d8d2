import { builder } from '../../../gateway/builder.ts';
import { textOrNull } from '../../../gateway/text.ts';

type Json = Readonly<Record<string, unknown>>;

/** The only type that the documents show. */
const githubType = 'github.com';

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textIn(object: Json, name: string): string | null {
  const value = object[name];
  return typeof value === 'string' ? textOrNull(value) : null;
}

function dateIn(object: Json, name: string): Date | null {
  const time = Date.parse(textIn(object, name) ?? '');
  return Number.isNaN(time) ? null : new Date(time);
}

const GithubCommit = builder.objectRef<Json>('GithubCommit').implement({
  description: 'A change to a repository at GitHub.',
  fields: (t) => ({
    date: t.field({
      type: 'DateTime',
      description: 'When it was made.',
      resolve: (commit) => dateIn(commit, 'date'),
    }),
    message: t.string({ description: 'What it says.', resolve: (commit) => textIn(commit, 'message') }),
    author: t.string({
      description: 'Who made it, by their name at GitHub.',
      resolve: (commit) => textIn(commit, 'author'),
    }),
  }),
});

const GithubRelease = builder.objectRef<Json>('GithubRelease').implement({
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
    author: t.string({
      description: 'Who published it, by their name at GitHub.',
      resolve: (release) => textIn(release, 'author'),
    }),
  }),
});

const GithubMeta = builder.objectRef<Json>('GithubMeta').implement({
  description: 'What Larder knows of a repository at GitHub.',
  fields: (t) => ({
    commit: t.field({
      type: GithubCommit,
      description: 'The last commit that Larder has seen.',
      resolve: ({ commit }) => (isObject(commit) ? commit : null),
    }),
    release: t.field({
      type: GithubRelease,
      description: 'The last release that Larder has seen; null where there is none.',
      resolve: ({ release }) => (isObject(release) ? release : null),
    }),
    raw: t.field({
      type: 'JSON',
      nullable: false,
      description: 'All of it, as the service sent it.',
      resolve: (meta) => meta,
    }),
  }),
});

const OtherMeta = builder.objectRef<{ readonly raw: unknown }>('OtherMeta').implement({
  description:
    'What Larder knows of a page of a kind that this API has no type for. New kinds can come at any time.',
  fields: (t) => ({
    type: t.string({
      description: 'What kind it is, in the words of the service; null where it does not say.',
      resolve: ({ raw }) => (isObject(raw) ? textIn(raw, 'type') : null),
    }),
    raw: t.field({
      type: 'JSON',
      nullable: false,
      description: 'All of it, as the service sent it.',
      resolve: ({ raw }) => raw,
    }),
  }),
});

export const BookmarkMeta = builder.unionType('BookmarkMeta', {
  description: 'What Larder knows of the page beyond what the person wrote, by what kind of page it is.',
  types: [GithubMeta, OtherMeta],
  resolveType: (meta) => (isGithub(meta) ? 'GithubMeta' : 'OtherMeta'),
});

/** The member of the union that stands for what was sent; null for nothing. */
export function metaOf(meta: unknown): Json | { readonly raw: unknown } | null {
  if (meta === undefined || meta === null || meta === '') return null;
  return isGithub(meta) ? meta : { raw: meta };
}

function isGithub(meta: unknown): meta is Json {
  return isObject(meta) && meta.type === githubType;
}
