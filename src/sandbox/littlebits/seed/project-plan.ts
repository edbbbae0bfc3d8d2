import type { Random } from '../../random.ts';
import { fillTemplate } from '../../template.ts';
import type { ProjectParts } from '../shapes.ts';
import { slugOf } from '../user-store.ts';
import { KNOWN_PROJECTS, type KnownProject } from './documented-projects.ts';
import {
  ADJECTIVES,
  CREDITS,
  DESCRIPTIONS,
  MATERIALS,
  STEP_TEXTS,
  STEP_TITLES,
  TAGS,
  THINGS,
  TOOLS,
} from './phrases.ts';

/** A project before it is written. */
export interface PlannedProject extends KnownProject {
  readonly kind: 'project' | 'lesson';
}

const PROJECTS = 800;
const FIRST_ID = 18;
const BITS_IN_USE = [
  14, 13, 21, 24, 5, 25, 3, 22, 8, 31, 2, 38, 12, 16, 30, 23, 11, 7, 9, 10, 27, 28, 57, 133,
];

/** The eight hundred, in the order of their ids. */
export function planProjects(random: Random, owners: readonly number[]): readonly PlannedProject[] {
  const known = KNOWN_PROJECTS.map((project): PlannedProject => ({ ...project, kind: 'project' }));
  // littleBits itself and a few others have made most of them.
  const owner = random.weighted(owners, (id, index) => (id === 1750 ? 30 : 40 / (3 + (index % 37))));
  const slugs = new Map<string, number>();
  const generated = Array.from({ length: PROJECTS - known.length }, (_, index): PlannedProject => {
    const id = FIRST_ID + 5 * index;
    const thing = random.pick(THINGS);
    const name = index === 0 ? 'Robot' : `${random.pick(ADJECTIVES)} ${thing}`;
    return {
      id,
      name,
      slug: freeSlug(slugs, name),
      kind: index % 13 === 7 ? 'lesson' : 'project',
      userId: owner(),
      icon: `${random.chance(0.1) ? '/' : ''}/uploads/image/asset/${id}/small_${slugOf(name)}.png`,
      description: fillTemplate(random.pick(DESCRIPTIONS), random, { thing: () => thing.toLowerCase() }),
      credits: random.chance(0.15) ? random.pick(CREDITS) : null,
      likes: Math.floor(random.fraction() ** 4 * 60),
      comments: Math.floor(random.fraction() ** 3 * 10),
      products: random
        .sample(BITS_IN_USE, random.between(0, 6))
        .map((variantId) => [variantId, random.chance(0.8) ? 1 : random.between(2, 3)] as const),
      tags: random.sample(TAGS, random.between(0, 3)),
      parts: planParts(random, id, slugOf(name)),
    };
  });
  return [...known, ...generated].toSorted((left, right) => left.id - right.id);
}

/** `night-light`, `night-light--2`, `night-light--3`. */
function freeSlug(taken: Map<string, number>, name: string): string {
  const slug = slugOf(name);
  const count = (taken.get(slug) ?? 0) + 1;
  taken.set(slug, count);
  return count === 1 ? slug : `${slug}--${count}`;
}

function planParts(random: Random, id: number, slug: string): ProjectParts {
  const asset = (part: number): string => `/uploads/image/asset/${id * 100 + part}/large_filled_${slug}.png`;
  const steps = Array.from({ length: random.between(0, 5) }, (_, index) => ({
    id: id * 10 + index,
    number: index + 1,
    title: random.pick(STEP_TITLES),
    description: fillTemplate(random.pick(STEP_TEXTS), random, {}),
    images: Array.from({ length: random.between(0, 2) }, (__, picture) => {
      const part = 10 + index * 5 + picture;
      return { id: id * 100 + part, url: asset(part), caption: picture === 0 ? `Picture ${index + 1}` : '' };
    }),
  }));
  return {
    images: Array.from({ length: random.between(1, 3) }, (_, part) => ({
      id: id * 100 + part,
      url: asset(part),
    })),
    embeds: random.chance(0.2) ? [embedOf(id, slug)] : [],
    files: random.chance(0.1)
      ? [{ id, name: `${slug}.png`, url: `/uploads/file/asset/${id}/${slug}.png` }]
      : [],
    tools: namedParts(random, TOOLS, 3),
    materials: namedParts(random, MATERIALS, 4).map((part) => ({ ...part, quantity: random.between(1, 5) })),
    steps,
  };
}

function embedOf(id: number, slug: string): ProjectParts['embeds'][number] {
  const code = `<iframe width="560" height="315" src="//www.youtube.com/embed/${slug.slice(0, 11)}" frameborder="0" allowfullscreen></iframe>`;
  return { id, service: 'youtube.com', code };
}

// A tool or material has the same number in every project.
function namedParts(
  random: Random,
  names: readonly string[],
  most: number,
): readonly { readonly id: number; readonly name: string }[] {
  return random.sample(names, random.between(0, most)).map((name) => ({ id: names.indexOf(name) + 1, name }));
}
