import { describe, expect, test } from 'vitest';
import { asIs, failure, open, recording } from './harness.ts';

// Staging servers stand behind HTTP Basic, which comes before the viewer's own credential.

const denied = (challenge: string) => ({ status: 401, headers: { 'www-authenticate': challenge } });

async function saidOf(challenge: string, options: Parameters<typeof open>[1]) {
  const server = await recording(() => denied(challenge));
  return failure(open(server.url, options).session.get('products', { decode: asIs }));
}

const viewer = { mobileappauth: 'a-token' };
const unauthenticated = (message: string) => ({ name: 'UpstreamUnauthenticatedError', message, status: 401 });
const stagingLoginError = (message: string) => ({ name: 'UpstreamStagingLoginError', message, status: 401 });

describe('a 401 that asks for HTTP Basic', () => {
  const basic = 'Basic realm="Application"';

  test('is about the staging login of this gateway, whatever the viewer sent', async () => {
    const demanded = stagingLoginError('Littlelogs demands a staging login (HTTP Basic).');
    expect(await saidOf(basic, { hasStagingLogin: true })).toEqual(demanded);
    expect(await saidOf(basic, { hasStagingLogin: true, headers: viewer })).toEqual(demanded);
  });

  test('is about the viewer at a service that has no staging servers', async () => {
    expect(await saidOf(basic, { headers: viewer })).toEqual(
      unauthenticated('Littlelogs does not accept the credential.'),
    );
  });
});

test('a 401 that asks for something else is about the viewer', async () => {
  expect(await saidOf('Token', { hasStagingLogin: true })).toEqual(
    unauthenticated('Littlelogs demands a credential.'),
  );
});
