import type { GraphQLError } from 'graphql';
import { builder } from '../../../graphql/builder.ts';
import { badUserInput } from '../../../relay/bad-user-input.ts';
import type { UpstreamRefusedError } from '../../../upstream/http/errors.ts';
import type { ProjectSearch } from '../projects.ts';
import { userKey } from './refs.ts';

const ProjectSort = builder.enumType('ProjectSort', {
  description: 'In which order projects are found.',
  values: {
    RECENT: { value: 'recent', description: 'The newest first. REST: `sort=recent`.' },
    POPULAR: { value: 'popular', description: 'What most people like first. REST: `sort=popular`.' },
  } as const,
});

const ProjectKind = builder.enumType('ProjectKind', {
  description: 'What a project can be.',
  values: {
    PROJECT: { value: 'project', description: 'Something to build. REST: no `type`.' },
    LESSON: { value: 'lesson', description: 'A lesson for a class. REST: `type=lesson`.' },
  } as const,
});

const ProjectVariantInput = builder.inputType('ProjectVariantInput', {
  description: 'A variant of a product that a project uses.',
  fields: (t) => ({
    variantId: t.id({
      required: true,
      description: "The service's own number for the variant: `ProjectProduct.variantDatabaseId`.",
    }),
    quantity: t.int({
      description: 'How many of it the project uses, exactly. Give it for all variants or for none.',
    }),
  }),
});

export const ProjectFilter = builder.inputType('ProjectFilter', {
  description:
    'What to look for among the projects. All that is given must hold; what is null or left out is not looked at. With anything given, lessons are found only where `kind` asks for them.',
  fields: (t) => ({
    text: t.string({ description: 'Words that the project must hold. REST: `q`.' }),
    sort: t.field({ type: ProjectSort, description: 'The order. REST: `sort`.' }),
    publishedWithinDays: t.int({
      description: 'Only what was published in the last so many days, at least 1. REST: `days_ago`.',
    }),
    tags: t.stringList({ description: 'Only projects with all these tags. REST: `tags`.' }),
    kind: t.field({
      type: ProjectKind,
      description: 'Things to build, which is what is found unless told otherwise, or lessons. REST: `type`.',
    }),
    kit: t.string({
      description: 'Only what can be built with this kit, named by its slug: `base-kit`. REST: `kit`.',
    }),
    variants: t.field({
      type: [ProjectVariantInput],
      description: 'Only projects that use these variants and no others. REST: `variants`, `qty`.',
    }),
    authorId: t.id({
      description:
        "Only projects of this person: the `id` of a LittlebitsUser, or the service's own number for them. REST: `user`.",
    }),
  }),
});

/** Variants in one search, at most: they are part of an address. */
const MAX_VARIANTS = 100;

type Filter = typeof ProjectFilter.$inferInput;

/**
 * What the service is asked for; null where nothing is given.
 *
 * @throws GraphQLError BAD_USER_INPUT for what can't be searched for, before any call.
 */
export function searchOf(filter: Filter): ProjectSearch | null {
  const search: ProjectSearch = {
    q: textIn(filter.text, 'text', 'say what to search for'),
    sort: filter.sort ?? undefined,
    daysAgo: countIn(filter.publishedWithinDays, 'publishedWithinDays'),
    tags: tagsIn(filter.tags),
    kind: filter.kind ?? undefined,
    kit: textIn(filter.kit, 'kit', 'be the slug of a kit, such as `base-kit`'),
    variants: variantsIn(filter.variants),
    userId: filter.authorId == null ? undefined : userKey(filter.authorId, 'filter.authorId'),
  };
  return Object.values(search).every((value) => value === undefined) ? null : search;
}

function textIn(text: string | null | undefined, name: string, must: string): string | undefined {
  if (text == null) return undefined;
  if (text.trim() !== '') return text.trim();
  throw wrong(name, `\`filter.${name}\` must ${must}. Leave it out to find them all.`);
}

function countIn(count: number | null | undefined, name: string): number | undefined {
  if (count == null) return undefined;
  if (count >= 1) return count;
  throw wrong(name, `\`filter.${name}\` must be at least 1, but is ${count}.`);
}

function tagsIn(tags: readonly string[] | null | undefined): readonly string[] | undefined {
  if (!tags?.length) return undefined;
  const trimmed = tags.map((tag) => tag.trim());
  if (trimmed.every((tag) => tag !== '' && !tag.includes(','))) return trimmed;
  throw wrong('tags', '`filter.tags` must each be one tag: not empty, and without a comma.');
}

function variantsIn(variants: Filter['variants']): ProjectSearch['variants'] {
  if (variants == null) return undefined;
  const count = variants.length;
  if (count === 0 || count > MAX_VARIANTS) {
    throw wrong('variants', `\`filter.variants\` must be 1 to ${MAX_VARIANTS}, but are ${count}.`);
  }
  const found = variants.map(({ variantId, quantity }, index) => ({
    id: variantKey(variantId, `variants.${index}.variantId`),
    quantity: countIn(quantity, `variants.${index}.quantity`),
  }));
  if (new Set(found.map(({ id }) => id)).size < count) {
    throw wrong('variants', '`filter.variants` must each be another variant.');
  }
  const counted = found.filter(({ quantity }) => quantity !== undefined).length;
  if (counted === 0 || counted === count) return found;
  throw wrong('variants', '`filter.variants` must all have a `quantity`, or none of them.');
}

function variantKey(id: string, name: string): string {
  if (/^[1-9]\d{0,9}$/.test(id)) return id;
  const number = "must be the service's own number for a variant, such as `133`";
  throw wrong(name, `\`filter.${name}\` ${number}.`);
}

/** Documented for a request that is wrong; a failure can also come as 200. Other refusals are not about the search. */
const refusingStatuses = new Set<number | undefined>([200, 400, 422]);

/** The service refuses a search by a kit that isn't one; nothing else of a search is refused that gets this far. */
export function refusedSearch(error: UpstreamRefusedError, { kit }: ProjectSearch): Error {
  const { refusals, status } = error;
  if (!refusingStatuses.has(status)) return error;
  const reason = refusals.map(({ message }) => message).join(' ');
  if (kit === undefined) return badUserInput(`littleBits refused the search: ${reason}`, 'filter');
  const message = `\`filter.kit\` must be the slug of a kit, such as \`base-kit\`. littleBits refused the search: ${reason}`;
  return wrong('kit', message);
}

function wrong(name: string, message: string): GraphQLError {
  return badUserInput(message, `filter.${name}`);
}
