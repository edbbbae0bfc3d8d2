import { globSync, readFileSync } from 'node:fs';

// What the operations of schema/operations are asked with by `npm run bench:calls` where there are no variables beside
// them: a panel's own page size, or an input that holds for one account alone. The ids are those of the sandboxes' data.

const android = 'f2ac2637-aa4b-4b03-be56-224d3008742a';
const requests = 'a53f271a-c3b0-4d49-b6f1-9b532b3b0dcc';
const algorithm = '9252e320-cc28-415f-b1f6-be28a90d07ed';
const demoEmail = 'e@ma.il';

/** By service and operation. */
export const operationVariables: Readonly<Record<string, { readonly [variable: string]: unknown }>> = {
  'authorization/authorization-url': {
    ...{ service: 'LITTLELOGS', redirectUri: 'https://app.example.com/signed-in' },
    ...{ scopes: ['READ', 'WRITE'], state: 'a-state' },
  },
  'comics/subscribe-to-comic': { input: { comicId: '19' } },
  'comics/unsubscribe-from-comic': { input: { subscriptionId: '5' } },
  'dashboard/dashboard-bookmarks': { first: 10 },
  'dashboard/dashboard-comic-catalogue': { first: 10 },
  'dashboard/dashboard-comics': { first: 10 },
  'dashboard/dashboard-projects': { first: 10 },
  'dashboard/dashboard-search': { query: 'quintet', first: 10 },
  'dashboard/dashboard-time': { start: '2026-05-25T00:00:00Z', end: '2026-06-01T00:00:00Z' },
  'dashboard/dashboard-timeline': { first: 10 },
  'dashboard/dashboard-timeline-start': { first: 10 },
  'dashboard/dashboard-write-log': { input: { content: 'Counted #calls' } },
  'larder/create-bookmark-tag': { input: { name: 'quintet' } },
  'larder/create-folder': { input: { name: 'Rust' } },
  'larder/delete-bookmark': { input: { id: requests } },
  'larder/delete-bookmark-tag': { input: { id: algorithm } },
  'larder/delete-folder': { input: { id: android, contents: { delete: true } } },
  'larder/update-bookmark': { input: { id: requests, tags: ['http'] } },
  'larder/update-bookmark-tag': { input: { id: algorithm, name: 'algorithms' } },
  'larder/update-folder': { input: { id: android, name: 'Mobile' } },
  'littlebits/add-module': { input: { variantId: '216' } },
  'littlebits/add-project-comment': { input: { projectId: '18', text: 'How tall is it?' } },
  'littlebits/adjust-module': { input: { id: '216', delta: -1 } },
  'littlebits/create-littlebits-user': {
    input: {
      ...{ email: 'new@ma.il', username: 'new' },
      ...{ password: 'savepuppies', passwordConfirmation: 'savepuppies' },
    },
  },
  'littlebits/remove-module': { input: { id: '216' } },
  'littlebits/request-littlebits-password-reset': { input: { email: demoEmail } },
  'littlebits/set-project-liked': { input: { projectId: '18', liked: true } },
  'littlebits/sign-in-to-littlebits': { input: { email: demoEmail, password: 'savekittens' } },
  'littlebits/sign-in-to-littlebits-with-facebook': {
    input: { firstName: 'Some', lastName: 'Guy', email: demoEmail, facebookUserId: '64651001' },
  },
  'littlebits/sign-out-of-littlebits': { input: {} },
  'littlelogs/add-log-comment': { input: { logId: '2614', content: 'Nice!' } },
  'littlelogs/delete-log': { input: { id: '2617' } },
  'littlelogs/follow-user': { input: { userId: 'rpgdan' } },
  'littlelogs/like-log': { input: { id: '2614' } },
  'littlelogs/unfollow-user': { input: { userId: 'belle' } },
  'littlelogs/unlike-log': { input: { id: '2614' } },
};

/** Those whose input is what an earlier answer told. */
export const leftOut: ReadonlySet<string> = new Set([
  'authorization/exchange-authorization-code',
  'authorization/refresh-access-token',
  'littlelogs/delete-log-comment',
]);

const OPERATIONS = new URL('../schema/operations/', import.meta.url);

/** What an operation is asked with: its own from above, or what GraphiQL shows with an example. */
export function variablesOf(operation: string): { readonly [variable: string]: unknown } | undefined {
  const [beside] = globSync(`${operation}.variables.json`, { cwd: OPERATIONS });
  const own = operationVariables[operation];
  if (own || beside === undefined) return own;
  return JSON.parse(readFileSync(new URL(beside, OPERATIONS), 'utf8'));
}
