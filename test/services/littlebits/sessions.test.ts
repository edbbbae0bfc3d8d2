import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  CreateLittlebitsUserDocument,
  RequestLittlebitsPasswordResetDocument,
  SignInToLittlebitsDocument,
  SignInToLittlebitsWithFacebookDocument,
  SignOutOfLittlebitsDocument,
} from '../../../schema/generated/graphql.ts';
import {
  DEMO_EMAIL,
  DEMO_FACEBOOK_USER_ID,
  DEMO_PASSWORD,
  DEMO_SESSION_TOKEN,
  DEMO_USER_ID,
} from '../../../src/sandbox/littlebits/demo.ts';
import { startGateway } from '../../support/gateway.ts';
import { globalId } from './documented-requests.ts';
import { type SandboxedGateway, startSandboxed } from './sandboxed.ts';

let littlebits: SandboxedGateway;
beforeEach(async () => {
  littlebits = await startSandboxed();
});
afterEach(() => littlebits.close());

const refused = (field: string | null, kind: string, message: string) => [{ field, code: kind, message }];
const nobody = (userErrors: object[]) => ({ credential: null, user: null, userErrors });
const demoUser = { id: globalId('LittlebitsUser', DEMO_USER_ID), username: 'someguy' };
const freshCredential = {
  header: 'X-Littlebits-Authorization',
  headerValue: expect.stringMatching(/^[\da-f]{48}$/),
};

/** How many modules a credential's owner has; null where it is nobody's. */
async function modulesOf(headerValue = ''): Promise<number | null> {
  const headers = { 'X-Littlebits-Authorization': headerValue };
  const { data } = await littlebits.query('{ viewer { modules { totalCount } } }', {}, { headers });
  return (data as { viewer: { modules: { totalCount: number } | null } }).viewer.modules?.totalCount ?? null;
}

describe('signing in', () => {
  const signIn = (email: string, password: string) =>
    littlebits.run(SignInToLittlebitsDocument, { input: { email, password } });

  test('gives a credential that opens what is its owner’s', async () => {
    const { data } = await signIn(DEMO_EMAIL, DEMO_PASSWORD);
    expect(data).toEqual({
      signInToLittlebits: { credential: freshCredential, user: demoUser, userErrors: [] },
    });
    expect(littlebits.calls).toEqual(['POST session/create']);
    expect(await modulesOf(data?.signInToLittlebits?.credential?.headerValue)).toBe(40);
  });

  test('works with a credential beside it that is good no more', async () => {
    const headers = { 'x-littlebits-authorization': 'expired' };
    const input = { email: DEMO_EMAIL, password: DEMO_PASSWORD };
    const { data } = await littlebits.run(SignInToLittlebitsDocument, { input }, { headers });
    expect(data?.signInToLittlebits?.user).toEqual(demoUser);
  });

  test.each([
    ['a wrong password', DEMO_EMAIL, 'saveKittens'],
    ['an address that nobody has', 'nobody@ma.il', DEMO_PASSWORD],
  ])('is refused with %s, and nobody learns which of the two it was', async (_, email, password) => {
    const answer = await signIn(email, password);
    expect(answer).toEqual({
      data: { signInToLittlebits: nobody(refused(null, 'INVALID', 'Invalid email or password.')) },
    });
    expect(littlebits.calls).toEqual(['POST session/create']);
  });

  test('without a word is refused without a call', async () => {
    const empty = (field: string) => ({ field, code: 'REQUIRED', message: 'This must not be empty.' });
    expect(await signIn(' ', '')).toEqual({
      data: { signInToLittlebits: nobody([empty('email'), empty('password')]) },
    });
    expect(littlebits.calls).toEqual([]);
  });
});

describe('signing in with Facebook', () => {
  const signIn = (changes: object = {}) =>
    littlebits.run(SignInToLittlebitsWithFacebookDocument, {
      input: {
        firstName: 'Some',
        lastName: 'Guy',
        email: DEMO_EMAIL,
        facebookUserId: DEMO_FACEBOOK_USER_ID,
        ...changes,
      },
    });

  test('gives a credential to whoever is a member', async () => {
    const { data } = await signIn();
    expect(data).toEqual({
      signInToLittlebitsWithFacebook: { credential: freshCredential, user: demoUser, userErrors: [] },
    });
    expect(await modulesOf(data?.signInToLittlebitsWithFacebook?.credential?.headerValue)).toBe(40);
  });

  test('makes a member of whoever is none', async () => {
    const { data } = await signIn({
      firstName: 'Peter',
      lastName: 'Pan',
      email: 'e2@ma.il',
      facebookUserId: '2',
    });
    expect(data?.signInToLittlebitsWithFacebook?.user).toMatchObject({ username: 'Peter_Pan' });
    expect(await modulesOf(data?.signInToLittlebitsWithFacebook?.credential?.headerValue)).toBe(0);
  });

  test('as somebody else is forbidden', async () => {
    expect(await signIn({ facebookUserId: '3' })).toMatchObject({
      data: { signInToLittlebitsWithFacebook: null },
      errors: [{ extensions: { code: 'FORBIDDEN', service: 'LITTLEBITS' } }],
    });
  });

  test('without what Facebook tells is refused without a call', async () => {
    const { data } = await signIn({ facebookUserId: '' });
    expect(data?.signInToLittlebitsWithFacebook).toEqual(
      nobody(refused('facebookUserId', 'REQUIRED', 'This must not be empty.')),
    );
    expect(littlebits.calls).toEqual([]);
  });
});

describe('signing out', () => {
  const signOut = (input: { credential?: string | null }, headers: Record<string, string> = {}) =>
    littlebits.run(SignOutOfLittlebitsDocument, { input }, { headers });
  const done = { data: { signOutOfLittlebits: { isSignedOut: true, userErrors: [] } } };

  test('ends the session that the request carries', async () => {
    expect(await modulesOf(DEMO_SESSION_TOKEN)).toBe(40);
    expect(await signOut({}, { 'x-littlebits-authorization': DEMO_SESSION_TOKEN })).toEqual(done);
    expect(await modulesOf(DEMO_SESSION_TOKEN)).toBeNull();
  });

  test('ends the one that is named, and no other', async () => {
    expect(await signOut({ credential: DEMO_SESSION_TOKEN })).toEqual(done);
    expect(await modulesOf(DEMO_SESSION_TOKEN)).toBeNull();
    expect(await modulesOf()).toBe(40);
  });

  test('does not end the one of a sandbox, so that its operations go on running', async () => {
    expect(await signOut({ credential: null })).toEqual(done);
    expect(await modulesOf()).toBe(40);
  });

  test('with a credential that is empty is refused without a call', async () => {
    expect(await signOut({ credential: ' ' })).toEqual({
      data: {
        signOutOfLittlebits: {
          isSignedOut: false,
          userErrors: refused('credential', 'REQUIRED', 'This must not be empty.'),
        },
      },
    });
    expect(littlebits.calls).toEqual([]);
  });
});

describe('a new member', () => {
  const input = {
    email: 'new@ma.il',
    username: 'newcomer',
    password: 'savepuppies',
    passwordConfirmation: 'savepuppies',
  };
  const create = (changes: object = {}) =>
    littlebits.run(CreateLittlebitsUserDocument, { input: { ...input, ...changes } });

  test('is signed in at once, and again with the password', async () => {
    const { data } = await create();
    const user = { id: expect.any(String), username: 'newcomer' };
    expect(data).toEqual({ createLittlebitsUser: { credential: freshCredential, user, userErrors: [] } });
    expect(await modulesOf(data?.createLittlebitsUser?.credential?.headerValue)).toBe(0);
    const again = await littlebits.run(SignInToLittlebitsDocument, {
      input: { email: input.email, password: input.password },
    });
    expect(again.data?.signInToLittlebits?.user).toEqual(data?.createLittlebitsUser?.user);
  });

  test('learns all that is wrong at once, each by its field', async () => {
    const { data } = await create({
      email: DEMO_EMAIL,
      username: 'someguy',
      password: 'kitty',
      passwordConfirmation: 'kitty',
    });
    expect(data?.createLittlebitsUser).toEqual(
      nobody([
        { field: 'email', code: 'INVALID', message: 'Email has already been taken' },
        { field: 'username', code: 'INVALID', message: 'Username has already been taken' },
        { field: 'password', code: 'INVALID', message: 'Password is too short (minimum is 6 characters)' },
      ]),
    );
    expect(littlebits.calls).toEqual(['POST users/new']);
  });

  test.each([
    [
      'passwords that differ',
      { passwordConfirmation: 'savekittens' },
      'passwordConfirmation',
      'INVALID',
      'This is not the same password.',
    ],
    ['no address', { email: '' }, 'email', 'REQUIRED', 'This must not be empty.'],
    ['no name', { username: ' ' }, 'username', 'REQUIRED', 'This must not be empty.'],
  ])('with %s is refused without a call', async (_, changes, field, code, message) => {
    const { data } = await create(changes);
    expect(data?.createLittlebitsUser).toEqual(nobody(refused(field, code, message)));
    expect(littlebits.calls).toEqual([]);
  });
});

describe('a forgotten password', () => {
  const request = (email: string) =>
    littlebits.run(RequestLittlebitsPasswordResetDocument, { input: { email } });

  test('can be asked for by whoever is a member', async () => {
    expect(await request(DEMO_EMAIL)).toEqual({
      data: { requestLittlebitsPasswordReset: { isRequested: true, userErrors: [] } },
    });
  });

  test('of nobody is refused', async () => {
    expect(await request('nobody@ma.il')).toEqual({
      data: {
        requestLittlebitsPasswordReset: {
          isRequested: false,
          userErrors: refused('email', 'INVALID', 'Email not found.'),
        },
      },
    });
  });

  test('of no address is refused without a call', async () => {
    const { data } = await request(' ');
    expect(data?.requestLittlebitsPasswordReset?.userErrors).toEqual(
      refused('email', 'REQUIRED', 'This must not be empty.'),
    );
    expect(littlebits.calls).toEqual([]);
  });
});

describe('without a credential, at a littleBits that is no sandbox', () => {
  const bare = () => {
    const gateway = startGateway({
      endpoints: { littlebits: { url: littlebits.sandbox.url, sandboxed: false } },
    });
    return { ...gateway, [Symbol.asyncDispose]: gateway.close };
  };

  test.each([
    ['reading the library', '{ viewer { modules { totalCount } } }'],
    ['adding a module', 'mutation { addModule(input: { variantId: "13" }) { userErrors { code } } }'],
    ['adjusting one', 'mutation { adjustModule(input: { id: "13", delta: 1 }) { userErrors { code } } }'],
    ['removing one', 'mutation { removeModule(input: { id: "13" }) { userErrors { code } } }'],
    ['signing out', 'mutation { signOutOfLittlebits(input: {}) { isSignedOut } }'],
  ])('%s says which header to send, and makes no call', async (_, query) => {
    await using gateway = bare();
    const { errors } = await gateway.query(query);
    expect(errors).toMatchObject([
      {
        message:
          'littleBits demands a credential for this. Send the header `X-Littlebits-Authorization: <mobile authentication token>`.',
        extensions: {
          code: 'UNAUTHENTICATED',
          service: 'LITTLEBITS',
          retryable: false,
          header: 'X-Littlebits-Authorization',
        },
      },
    ]);
    expect(gateway.calls).toEqual([]);
  });

  test('the catalogue, the texts and signing in are there for everybody', async () => {
    await using gateway = bare();
    const read = await gateway.query(
      '{ product(id: "4") { slug } content(key: "learn.empty") { __typename } }',
    );
    expect(read).toEqual({
      data: { product: { slug: 'slide-dimmer' }, content: { __typename: 'ContentList' } },
    });
    const input = { email: DEMO_EMAIL, password: DEMO_PASSWORD };
    const { data } = await gateway.run(SignInToLittlebitsDocument, { input });
    expect(data?.signInToLittlebits?.user).toEqual(demoUser);
  });
});
