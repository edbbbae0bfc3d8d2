import {
  BANNED_TOKEN,
  DEMO_EMAIL,
  DEMO_PASSWORD,
  DEMO_SESSION_TOKEN,
} from '../../../src/sandbox/littlebits/demo.ts';
import type { Changes } from './changes.ts';

const header = 'x-littlebits-authorization';

export const littlebitsChanges: Changes = {
  service: 'littlebits',
  reads: [
    'content(key: "learn.lbbasics")',
    'products(first: 1)',
    'product(id: "140")',
    'variant(productId: "139", variantId: "133")',
    'projects(first: 2)',
    'projects(first: 2, filter: { kit: "base-kit", sort: POPULAR })',
    'project(id: "18")',
    'user(service: LITTLEBITS, username: "littleBits") as LittlebitsUser',
    'user(service: LITTLEBITS, username: "aardvark")',
    'user(service: LITTLEBITS, username: "peter_pan")',
    'node(id: "UHJvamVjdDoxOA")',
    'nodes(ids: ["UHJvamVjdDoxOA", "TGlicmFyeU1vZHVsZToyMTY"])',
    'search(query: "sounding")',
    'viewer.modules(first: 3)',
    'viewer.account(service: LITTLEBITS)',
    'viewer.accounts',
  ],
  viewers: async () => ({
    demo: {},
    'the same in another session': { [header]: DEMO_SESSION_TOKEN },
    'somebody else': { [header]: BANNED_TOKEN },
  }),
  steps: [
    { mutation: 'addModule', input: () => ({ variantId: '216' }) },
    { mutation: 'adjustModule', input: () => ({ id: '216', delta: 1 }) },
    { mutation: 'removeModule', input: () => ({ id: '216' }) },
    { mutation: 'setProjectLiked', input: () => ({ projectId: '18', liked: true }) },
    { mutation: 'addProjectComment', input: () => ({ projectId: '18', text: 'How tall is it?' }) },
    {
      mutation: 'createLittlebitsUser',
      input: () => ({
        email: 'aardvark@example.com',
        username: 'aardvark',
        password: 'antsantsants',
        passwordConfirmation: 'antsantsants',
      }),
    },
    {
      mutation: 'signInToLittlebitsWithFacebook',
      input: () => ({
        firstName: 'Peter',
        lastName: 'Pan',
        email: 'peter@example.com',
        facebookUserId: '64651099',
      }),
    },
    { mutation: 'signInToLittlebits', input: () => ({ email: DEMO_EMAIL, password: DEMO_PASSWORD }) },
    { mutation: 'requestLittlebitsPasswordReset', input: () => ({ email: DEMO_EMAIL }) },
    { mutation: 'signOutOfLittlebits', input: () => ({ credential: DEMO_SESSION_TOKEN }) },
  ],
};
