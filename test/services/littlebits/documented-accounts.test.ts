import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  CreateLittlebitsUserDocument,
  RequestLittlebitsPasswordResetDocument,
  SignInToLittlebitsDocument,
  SignInToLittlebitsWithFacebookDocument,
  SignOutOfLittlebitsDocument,
} from '../../../schema/generated/graphql.ts';
import type { UpstreamGateway } from '../../support/upstream-gateway.ts';
import {
  anonymous,
  documented,
  documentedJson,
  enveloped,
  form,
  globalId,
  json,
  read,
  signedIn,
  startLittlebits,
} from './documented-requests.ts';

// What littleBits documents of signing in and out, of becoming a member and of forgotten passwords (B1 to B3, B21 and
// B22 of the contract). Only signing in has an example of its answer. None of these calls carries the credential that is
// there: a stale one must not be in the way of a new one.

let littlebits: UpstreamGateway;

beforeEach(async () => {
  littlebits = await startLittlebits();
});
afterEach(() => littlebits.close());

const account = {
  credential: { header: 'X-Littlebits-Authorization', headerValue: 'abc123' },
  user: { id: globalId('LittlebitsUser', 64651), username: 'someguy' },
  userErrors: [],
};

test('B1 signing in gives a credential with the header to send it in', async () => {
  littlebits.server.enqueue(documented('session'));
  const input = { email: 'you@example.com', password: 'savekittens' };
  expect(await littlebits.run(SignInToLittlebitsDocument, { input }, signedIn)).toEqual({
    data: { signInToLittlebits: account },
  });
  const sent = 'mobile_app%5Bemail%5D=you%40example.com&mobile_app%5Bpassword%5D=savekittens';
  expect(littlebits.server.requests).toEqual([form(littlebits, 'POST', 'session/create', sent, anonymous)]);
});

test('B2 signing in with Facebook sends what Facebook told, as JSON', async () => {
  littlebits.server.enqueue(documented('session'));
  const input = { firstName: 'Peter', lastName: 'Pan', email: 'e2@ma.il', facebookUserId: '2' };
  expect(await littlebits.run(SignInToLittlebitsWithFacebookDocument, { input }, signedIn)).toEqual({
    data: { signInToLittlebitsWithFacebook: account },
  });
  const sent = { first_name: 'Peter', last_name: 'Pan', email: 'e2@ma.il', access_token: { userID: '2' } };
  expect(littlebits.server.requests).toEqual([json(littlebits, 'session/fb', sent, anonymous)]);
});

describe('B3 signing out', () => {
  const signedOut = { data: { signOutOfLittlebits: { isSignedOut: true, userErrors: [] } } };

  test('ends the session that the request carries', async () => {
    littlebits.server.enqueue({ status: 204 });
    expect(await littlebits.run(SignOutOfLittlebitsDocument, { input: {} }, signedIn)).toEqual(signedOut);
    const asked = form(littlebits, 'POST', 'session/destroy', 'token=meowmeowmeow', anonymous);
    expect(littlebits.server.requests).toEqual([asked]);
  });

  test('or one that is named', async () => {
    littlebits.server.enqueue({ status: 204 });
    const input = { credential: 'savekittens' };
    expect(await littlebits.run(SignOutOfLittlebitsDocument, { input }, signedIn)).toEqual(signedOut);
    const asked = form(littlebits, 'POST', 'session/destroy', 'token=savekittens', anonymous);
    expect(littlebits.server.requests).toEqual([asked]);
  });
});

describe('B21 a new member', () => {
  const input = {
    email: 'e@ma.il',
    username: 'someguy',
    password: 'savekittens',
    passwordConfirmation: 'savekittens',
  };
  const create = () => littlebits.run(CreateLittlebitsUserDocument, { input }, signedIn);

  test('is asked for with all that the documents name', async () => {
    littlebits.server.enqueue(documented('session', 201));
    expect(await create()).toEqual({ data: { createLittlebitsUser: account } });
    const sent =
      'user%5Bemail%5D=e%40ma.il&user%5Busername%5D=someguy&user%5Bpassword%5D=savekittens&user%5Bpassword_confirmation%5D=savekittens';
    expect(littlebits.server.requests).toEqual([form(littlebits, 'POST', 'users/new', sent, anonymous)]);
  });

  const { spree_api_key: _, ...user } = documentedJson('session').results;
  const told = { user: account.user, credential: null, userErrors: [] };
  const untold = { user: null, credential: null, userErrors: [] };

  // The documents don't say what comes back.
  test.each([
    ['a user without a token', user, told],
    ['a user in an array of one', [user], told],
    ['nothing', {}, untold],
    ['nothing at all', null, untold],
    ['an empty array', [], untold],
    ['a word', 'Created', untold],
  ])('is told as far as the answer goes: %s', async (_, results, expected) => {
    littlebits.server.enqueue(enveloped(results, 201));
    expect(await create()).toEqual({ data: { createLittlebitsUser: expected } });
  });
});

test('B22 a way to a new password is asked for once, by GET', async () => {
  littlebits.server.enqueue(enveloped({}));
  const input = { email: 'e@ma.il' };
  expect(await littlebits.run(RequestLittlebitsPasswordResetDocument, { input }, signedIn)).toEqual({
    data: { requestLittlebitsPasswordReset: { isRequested: true, userErrors: [] } },
  });
  const asked = read(littlebits, 'users/password_reset?email=e%40ma.il', anonymous);
  expect(littlebits.server.requests).toEqual([asked]);
});
