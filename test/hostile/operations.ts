import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { StandInRequest } from './stand-ins/stand-in.ts';

/** A way through the schema to one documented operation of a service. */
export interface AttackedOperation {
  /** Its row in the contract: `L16`. */
  readonly row: string;
  /** The stand-in's key. */
  readonly key: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly isWrite: boolean;
  /** One that `matches`. */
  readonly request: { readonly method: string; readonly path: string };
  readonly matches: (request: StandInRequest) => boolean;
}

const keys = { L: 'littlelogs', R: 'larder', B: 'littlebits', F: 'life-logger', C: 'comics' };
const folderId = 'cf44505b-b235-4038-9d8a-3070489e97c8';
const linkId = '2fac2637-a4ab-4b03-be56-224000000000';
const tagId = '9252e320-cc28-415f-b1f6-be28a90d07e0';
const day = { start: '2026-03-24T00:00:00Z', end: '2026-03-25T00:00:00Z' };
const redirectUri = 'https://app.example.com/back';

const input = (value: Readonly<Record<string, unknown>>) => ({ input: value });

/** Row, request, document (a file of `schema/operations`, or text), variables. */
const rows: readonly (readonly [string, string, string, object?])[] = [
  [
    'L2',
    'POST /oauth/token',
    'authorization/exchange-authorization-code',
    input({ service: 'LITTLELOGS', code: 'a-code', redirectUri }),
  ],
  [
    'L3',
    'POST /oauth/token',
    'authorization/refresh-access-token',
    input({ service: 'LITTLELOGS', refreshToken: 'a-refresh-token' }),
  ],
  ['L4', 'GET timelines/home/', 'littlelogs/my-home-timeline'],
  ['L5', 'GET timelines/activity/', 'littlelogs/my-activity'],
  ['L6', 'GET users/(\\$|%24)self/', 'littlelogs/my-account'],
  ['L7', 'GET users/belle/', 'littlelogs/person', { username: 'belle' }],
  ['L8', 'GET users/followed-by/belle/', 'littlelogs/person', { username: 'belle' }],
  ['L9', 'GET users/following/belle/', 'littlelogs/person', { username: 'belle' }],
  ['L10', 'POST users/belle/follow/', 'littlelogs/follow-user', input({ userId: 'belle' })],
  ['L11', 'DELETE users/belle/unfollow/', 'littlelogs/unfollow-user', input({ userId: 'belle' })],
  ['L12', 'GET logs/', 'littlelogs/logs'],
  ['L13', 'GET logs/tag/exist/', 'littlelogs/logs', { tag: 'exist' }],
  ['L14', 'GET logs/user/belle/', 'littlelogs/person', { username: 'belle' }],
  ['L15', 'GET logs/2613/', 'littlelogs/log', { id: '2613' }],
  ['L16', 'POST logs/create/', 'littlelogs/create-log', input({ content: 'Tried out the API.' })],
  ['L17', 'POST logs/preview/', 'littlelogs/preview-log', { content: 'Wrote the *draft*.' }],
  ['L18', 'DELETE logs/2613/delete/', 'littlelogs/delete-log', input({ id: '2613' })],
  [
    'L19',
    'POST logs/2613/comment/',
    'littlelogs/add-log-comment',
    input({ logId: '2613', content: 'Thanks.' }),
  ],
  ['L20', 'DELETE comment/12613/delete/', 'littlelogs/delete-log-comment', input({ id: '12613' })],
  ['L21', 'POST logs/2613/like/', 'littlelogs/like-log', input({ id: '2613' })],
  ['L22', 'DELETE logs/2613/unlike/', 'littlelogs/unlike-log', input({ id: '2613' })],
  ['L23', 'GET tags/', 'littlelogs/tags'],
  ['L24', 'GET tags/user/belle/', 'littlelogs/person', { username: 'belle' }],
  ['L25', 'GET tags/trending/', 'littlelogs/tags'],
  [
    'R2',
    'POST /oauth/token/',
    'authorization/exchange-authorization-code',
    input({ service: 'LARDER', code: 'a-code', redirectUri }),
  ],
  [
    'R3',
    'POST /oauth/token/',
    'authorization/refresh-access-token',
    input({ service: 'LARDER', refreshToken: 'a-refresh-token' }),
  ],
  ['R4', 'GET user/', 'larder/my-larder-account'],
  ['R5', 'GET folders/', 'larder/folders'],
  ['R6', 'POST folders/add/', 'larder/create-folder', input({ name: 'New' })],
  [
    'R7',
    `POST folders/${folderId}/edit/`,
    'larder/update-folder',
    input({ id: folderId, name: 'Newer', parentId: null }),
  ],
  [
    'R8',
    `POST folders/${folderId}/delete/`,
    'larder/delete-folder',
    input({ id: folderId, contents: { delete: true } }),
  ],
  ['R9', `GET folders/${folderId}/`, 'larder/folder', { id: folderId }],
  [
    'R10',
    'POST links/add/',
    'larder/create-bookmark',
    input({ url: 'https://graphql.org/', folderId, title: 'GraphQL', tags: ['graphql'] }),
  ],
  ['R11', `POST links/${linkId}/edit/`, 'larder/update-bookmark', input({ id: linkId, title: 'Other' })],
  ['R12', `POST links/${linkId}/delete/`, 'larder/delete-bookmark', input({ id: linkId })],
  ['R13', 'GET tags/', 'larder/bookmark-tags'],
  ['R14', 'POST tags/add/', 'larder/create-bookmark-tag', input({ name: 'algorithm' })],
  ['R15', `POST tags/${tagId}/edit/`, 'larder/update-bookmark-tag', input({ id: tagId, name: 'algorithms' })],
  ['R16', `POST tags/${tagId}/delete/`, 'larder/delete-bookmark-tag', input({ id: tagId })],
  ['R17', 'GET search/', 'larder/bookmarks', { query: 'python' }],
  [
    'B1',
    'POST session/create',
    'littlebits/sign-in-to-littlebits',
    input({ email: 'you@example.com', password: 'savekittens' }),
  ],
  [
    'B2',
    'POST session/fb',
    'littlebits/sign-in-to-littlebits-with-facebook',
    input({ email: 'e2@ma.il', facebookUserId: '2', firstName: 'Peter', lastName: 'Pan' }),
  ],
  ['B3', 'POST session/destroy', 'littlebits/sign-out-of-littlebits', input({})],
  ['B4', 'GET content', 'littlebits/content', { key: 'learn.lbbasics' }],
  ['B5', 'GET my_library', 'littlebits/my-modules'],
  ['B6', 'POST my_library', 'littlebits/add-module', input({ variantId: '1' })],
  ['B7', 'PUT my_library', 'littlebits/adjust-module', input({ id: '1', delta: 2 })],
  ['B8', 'DELETE my_library', 'littlebits/remove-module', input({ id: '1' })],
  ['B9', 'GET products', 'littlebits/kits'],
  ['B10', 'GET products/4', 'littlebits/product', { id: '4' }],
  ['B11', 'GET products/4/variants/4', 'littlebits/product-variant', { productId: '4', variantId: '4' }],
  ['B12', 'GET projects', 'littlebits/projects'],
  ['B13', 'GET projects/search', 'littlebits/projects', { filter: { kit: 'base-kit' } }],
  ['B14', 'GET projects/littlepiggy-bank--16', 'littlebits/project', { slug: 'littlepiggy-bank--16' }],
  ['B15', 'GET projects/[^/]+/comments', 'littlebits/project', { slug: 'littlepiggy-bank--16' }],
  [
    'B16',
    'POST projects/16/comments',
    'littlebits/add-project-comment',
    input({ projectId: '16', text: 'first!' }),
  ],
  [
    'B17',
    'POST projects/16/comments/2996',
    'littlebits/add-project-comment',
    input({ projectId: '16', replyTo: '2996', text: 'second!' }),
  ],
  ['B18', 'POST projects/16/like', 'littlebits/set-project-liked', input({ projectId: '16', liked: true })],
  ['B19', 'GET users/littleBits', 'littlebits/littlebits-person', { username: 'littleBits' }],
  ['B20', 'GET users/[^/]+/likes', 'littlebits/littlebits-person', { username: 'littleBits' }],
  [
    'B21',
    'POST users/new',
    'littlebits/create-littlebits-user',
    input({ email: 'e@ma.il', username: 'me', password: 'savekittens', passwordConfirmation: 'savekittens' }),
  ],
  [
    'B22',
    'GET users/password_reset',
    'littlebits/request-littlebits-password-reset',
    input({ email: 'e@ma.il' }),
  ],
  ['F1', 'GET me', 'life-logger/my-labels'],
  ['F2', 'GET labels', 'life-logger/my-labels'],
  ['F3', 'GET events', 'life-logger/my-time', day],
  ['F4', 'GET stats', 'life-logger/my-time', day],
  ['F5', 'PATCH me', 'life-logger/update-display-name', input({ displayName: 'Jake' })],
  ['C1', 'GET ', 'query Root { services { service dialect offers reachability { isReachable message } } }'],
  ['C2', 'GET users/', 'comics/my-comics-account'],
  [
    'C2',
    'GET users/',
    'comics/sign-in-to-comics',
    input({ email: 'alice@example.com', password: 'savekittens' }),
  ],
  ['C3', 'GET comics/', 'comics/comics'],
  ['C4', 'GET comics/18/', 'query Comic { comic(id: "18") { id name slug url startDate addedAt } }'],
  ['C5', 'GET releases/', 'comics/releases'],
  ['C6', 'GET releases/147708/', 'comics/release', { id: '147708' }],
  ['C7', 'GET images/', 'comics/comic-images', { filter: { text: { contains: 'music' } } }],
  ['C8', 'GET images/151708/', 'comics/comic-image', { id: '151708' }],
  ['C9', 'GET subscriptions/', 'comics/my-comic-subscriptions'],
  ['C10', 'POST subscriptions/', 'comics/subscribe-to-comic', input({ comicId: '19' })],
  [
    'C11',
    'PATCH subscriptions/',
    'comics/update-comic-subscriptions',
    input({ subscribe: ['19', '20'], unsubscribe: ['18'] }),
  ],
  ['C13', 'DELETE subscriptions/2/', 'comics/unsubscribe-from-comic', input({ subscriptionId: '2' })],
];

export const attackedOperations: readonly AttackedOperation[] = rows.map(
  ([row, request, source, variables = {}]) => {
    const [method = '', path = ''] = request.split(' ');
    const pattern = new RegExp(`^${path}/?$`, 'i');
    const document = source.includes('{') ? source : readOperation(source);
    return {
      row,
      key: keys[row[0] as keyof typeof keys], // Every row begins with one of these letters.
      document,
      variables: variables as Readonly<Record<string, unknown>>,
      request: { method, path: path.replace('(\\$|%24)', '$').replace('[^/]+', 'littlepiggy-bank--16') },
      isWrite: document.startsWith('mutation'),
      matches: (candidate) => candidate.method === method && pattern.test(candidate.path),
    };
  },
);

/** The text of a file in `schema/operations`, without comments. */
export function readOperation(name: string): string {
  const file = fileURLToPath(new URL(`../../schema/operations/${name}.graphql`, import.meta.url));
  return readFileSync(file, 'utf8').replaceAll(/^ *#.*\n/gm, '');
}
