import { type AddEndpoint, type Call, forWriters } from './endpoint.ts';
import { parametersOf, Refusal } from './envelope.ts';
import { sentAs } from './fields.ts';
import { identifierParams } from './identifier.ts';
import { pageParams, readPage } from './page.ts';
import { EVERY_PROJECT, readSearch, SEARCH_PARAMETERS } from './project-search.ts';
import type { ProjectStore, Reader } from './project-store.ts';
import type { Stores } from './stores.ts';

// The projects' answers name the first version's address and don't tell their own, as the documents show them.
const FIRST_VERSION = { versioned: false } as const;

/** Projects: lists, the search, one by itself, and liking it. */
export function addProjectRoutes(add: AddEndpoint, { projects, products }: Stores, now: () => number): void {
  add('GET', '/projects', {
    ...FIRST_VERSION,
    endpoint: () => '/api/v1/projects',
    params: ({ fields }) => pageParams(fields),
    list: true,
    answer: (call) => projects.search(EVERY_PROJECT, readPage(call.fields), readerOf(call)),
  });

  // Before the projects, whose slugs stand in the same place.
  add('GET', '/projects/search', {
    ...FIRST_VERSION,
    endpoint: () => '/api/v1/projects/search',
    params: ({ fields }) => [
      ...SEARCH_PARAMETERS.map((name) => ({ name, value: sentAs(fields, name) })),
      ...pageParams(fields),
    ],
    list: true,
    answer(call) {
      const search = readSearch(call.fields, now(), products.kitVariantOf);
      return projects.search(search, readPage(call.fields), readerOf(call));
    },
  });

  add('GET', '/projects/:id', {
    ...FIRST_VERSION,
    endpoint: (call) => `/api/v1/projects/${call.part('id')}`,
    params: (call) => identifierParams(call.part('id')),
    answer: (call) => projects.get(requestedProject(projects, call), readerOf(call)),
  });

  add('POST', '/projects/:id/like', {
    method: 'GET',
    endpoint: (call) => `/api/v2/comments/project/${call.part('id')}/like`,
    params: (call) => parametersOf({ id: targetOf(call), type: 'project' }),
    answer: forWriters((call) => projects.toggleLike(requestedProject(projects, call), call.viewer.userId)),
  });
}

/** The id of the project in the path, or 404. */
export function requestedProject(projects: ProjectStore, call: Pick<Call, 'part'>): number {
  const id = projects.idOf(call.part('id'));
  if (id === undefined) throw new Refusal(404, "Couldn't find Project");
  return id;
}

/** The project in the path as the meta of a write tells it: a number where it is one. */
export function targetOf(call: Pick<Call, 'part'>): number | string {
  const target = call.part('id');
  return /^\d+$/.test(target) ? Number(target) : target;
}

function readerOf({ viewer, origin }: Call): Reader {
  return { viewerId: viewer?.userId ?? null, origin };
}
