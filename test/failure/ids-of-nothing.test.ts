import { describe, expect, test } from 'vitest';
import { type Fault, faults } from '../support/faulty-server.ts';
import { changeOf, gatewayThat, idPlaces, UUID } from './changes.ts';
import { wireLog, wirePage } from './wire.ts';

// Ids that are well-formed, and whose objects are not there: each service says so in its own words.

const NOTHING = '9f44505b-b235-4038-9d8a-3070489e97c8';
const json = (status: number, body: unknown) => faults.answer(status, JSON.stringify(body));

const folder = {
  ...{ id: UUID, name: 'Work', color: '', icon: '', parent: null, folders: [], links: 0 },
  ...{ created: '2016-02-16T09:54:39Z', modified: '2017-02-11T12:02:07Z' },
};
const project = {
  ...{
    id: 1,
    name: 'Arm',
    description: '',
    comment_count: 0,
    like_count: 3,
    liked_by_user: false,
    user: null,
  },
  ...{ credits: '', images: [], embeds: [], files: [], tools: [], products: [], materials: [], steps: [] },
};

const unknownComic = "Could not find the provided comics object via resource URI '/base/comics/999/'.";
const words: Readonly<Record<string, Fault>> = {
  'Django REST framework': json(404, { detail: 'Not found.' }),
  'an error': json(404, { error: 'Not found' }),
  'nothing, as Comics': faults.answer(404, '', { 'content-type': 'text/html; charset=utf-8' }),
  'an older Comics': json(400, { error: unknownComic }),
  'a newer Comics': json(400, { detail: "Unknown comic '/base/comics/999/'" }),
  littleBits: json(404, { results: null, meta: { success: false, errors: "Couldn't find Record" } }),
  'littleBits with status 200': json(200, { results: [], meta: { success: false, errors: 'Not yours' } }),
};
const isComic = /ToComic|^updateComic/;

/** Who speaks so about the ids of a change. */
function isSaidOf(change: string, saying: string): boolean {
  if (isComic.test(change)) return saying.endsWith(' Comics') && saying !== 'nothing, as Comics';
  if (saying.includes('status 200')) return /^(adjust|remove)Module$/.test(change);
  return !/(older|newer) Comics/.test(saying);
}

/** A comic that is not subscribed to needs no unsubscribing: that is as it was asked. */
const asAsked = new Set(['unsubscribeFromComic comicId', 'updateComicSubscriptions unsubscribe']);

const trials = idPlaces
  .filter(([name, place]) => !asAsked.has(`${name} ${place}`))
  .flatMap(([name, place, field, at]) =>
    Object.entries(words)
      .filter(([saying]) => isSaidOf(name, saying))
      .map(([saying, fault]) => ({ name, place, field, at, saying, fault })),
  );

test('every place where an id stands is tried', () => {
  expect(new Set(trials.map(({ name, place }) => `${name} ${place}`)).size).toBe(
    idPlaces.length - asAsked.size,
  );
});

describe.each(trials)(
  'the id of nothing for $name ($place), told as $saying does,',
  ({ name, place, field, at, fault }) => {
    test('is a user error that names the field, and the other changes stand', async () => {
      const id = /Bookmark|Folder/.test(name) ? NOTHING : '999';
      // What is there, for whoever looks what it is that is not.
      const there = faults.byPath({
        '/': fault,
        '/base/folders/?': json(200, wirePage([folder])),
        '/base/projects/1': json(200, { results: project, meta: { success: true } }),
        '/base/my_library': json(200, { results: [], meta: { success: true } }),
        '/base/subscriptions/?': json(200, { meta: { total_count: 0 }, objects: [] }),
      });
      const { ask, calls } = await gatewayThat({
        onRequest(socket, server) {
          const [method, path = ''] = server.requests.at(-1)?.split(' ', 2) ?? [];
          const isOther = path === '/base/logs/create/';
          const answer = isOther ? json(201, wireLog(1)) : method === 'GET' ? there : fault;
          answer.onRequest?.(socket, server);
        },
      });
      const { data, errors } = await ask(
        `mutation { bad: ${changeOf(field, at, id)} good: createLog(input: { content: "Hi" }) { log { databaseId } } }`,
      );
      expect(errors).toBeUndefined();
      expect(data).toEqual({
        bad: { userErrors: [{ field: place, code: 'NOT_FOUND' }] },
        good: { log: { databaseId: '1' } },
      });
      const writes = calls.filter((call) => !call.startsWith('GET'));
      // What is looked at first is not sent.
      expect(writes).toHaveLength(name === 'setProjectLiked' ? 1 : 2);
    });
  },
);
