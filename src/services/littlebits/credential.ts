import type { CredentialHeader } from '../../gateway/service.ts';

/** The token that signing in gives, bare: no scheme stands before it. */
export const credential: CredentialHeader = {
  name: 'X-Littlebits-Authorization',
  example: '<mobile authentication token>',
  guidance: 'Signing in with an email address and a password gives it: see the mutation signInToLittlebits.',
  toUpstream: (value) => ({ mobileappauth: value }),
};
