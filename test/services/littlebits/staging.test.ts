import { describe, expect, onTestFinished, test } from 'vitest';
import { sandbox as littlebitsSandbox } from '../../../src/sandbox/littlebits/sandbox.ts';
import { startGateway } from '../../support/gateway.ts';
import { startRecordingServer } from '../../support/recording-server.ts';

// littleBits' staging servers demand HTTP Basic of every request, beside the viewer's own credential.

const login = { username: 'stage', password: 'pa:ss wörd' };

async function stagingGateway(stagingLogin?: { readonly username: string; readonly password: string }) {
  const sandbox = await littlebitsSandbox.start({ directory: null, basic: login });
  const endpoint = { url: sandbox.url, sandboxed: true, demoCredential: sandbox.credential, stagingLogin };
  const gateway = startGateway({ endpoints: { littlebits: endpoint } });
  onTestFinished(async () => {
    await gateway.close();
    await sandbox.close();
  });
  return gateway;
}

const query = '{ viewer { modules { totalCount } } product(id: "4") { slug } }';

describe('a staging server', () => {
  test('is open to whoever has its login, and knows the viewer all the same', async () => {
    const gateway = await stagingGateway(login);
    expect(await gateway.query(query)).toEqual({
      data: { viewer: { modules: { totalCount: 40 } }, product: { slug: 'slide-dimmer' } },
    });
  });

  test('that is open says so where it is the viewer’s credential that is wrong', async () => {
    const gateway = await stagingGateway(login);
    const headers = { 'x-littlebits-authorization': 'nobody' };
    const { errors } = await gateway.query('{ viewer { modules { totalCount } } }', {}, { headers });
    expect(errors).toMatchObject([
      {
        message:
          'littleBits does not accept the credential. Send the header `X-Littlebits-Authorization: <mobile authentication token>`.',
        extensions: { code: 'UNAUTHENTICATED' },
      },
    ]);
  });

  test.each([
    ['demands a', undefined],
    ["does not accept this gateway's", { username: 'stage', password: 'wrong-S3CRET' }],
  ])(
    'that is closed %s staging login, which is no business of the viewer’s',
    async (problem, stagingLogin) => {
      const gateway = await stagingGateway(stagingLogin);
      const { errors = [] } = await gateway.query(query);
      const failure = {
        message: `littleBits ${problem} staging login (HTTP Basic). Set LITTLEBITS_STAGING_USERNAME and LITTLEBITS_STAGING_PASSWORD at the gateway.`,
        extensions: { code: 'SERVICE_NOT_CONFIGURED', service: 'LITTLEBITS', retryable: false },
      };
      expect(errors.map(({ message, extensions }) => ({ message, extensions }))).toEqual([failure, failure]);
      expect(JSON.stringify(errors)).not.toContain('S3CRET');
    },
  );

  test('that is closed is not taken for a wrong password', async () => {
    const gateway = await stagingGateway();
    const { data, errors } = await gateway.query(
      'mutation { signInToLittlebits(input: { email: "e@ma.il", password: "savekittens" }) { userErrors { code } } }',
    );
    expect(data).toEqual({ signInToLittlebits: null });
    expect(errors).toMatchObject([{ extensions: { code: 'SERVICE_NOT_CONFIGURED', outcome: 'REFUSED' } }]);
  });
});

test('both go with every call, also with one that goes without the credential', async () => {
  const server = await startRecordingServer(() => ({ status: 204 }));
  const endpoint = { url: new URL('api/v2/', server.url), sandboxed: false, stagingLogin: login };
  const gateway = startGateway({ endpoints: { littlebits: endpoint } });
  onTestFinished(async () => {
    await gateway.close();
    await server.close();
  });
  const options = { headers: { 'x-littlebits-authorization': 'meow' } };
  await gateway.query('{ products { totalCount } viewer { modules { totalCount } } }', {}, options);
  await gateway.query('mutation { removeModule(input: { id: "1" }) { deletedModuleId } }', {}, options);
  await gateway.query('mutation { signOutOfLittlebits(input: {}) { isSignedOut } }', {}, options);
  // `stage:pa:ss wörd` in UTF-8.
  const authorization = 'Basic c3RhZ2U6cGE6c3Mgd8O2cmQ=';
  const sent = server.requests.map(({ method, url, headers }) => ({
    request: `${method} ${url}`,
    authorization: headers.authorization,
    mobileappauth: headers.mobileappauth,
  }));
  expect(sent.toSorted((a, b) => a.request.localeCompare(b.request))).toEqual([
    { request: 'DELETE /api/v2/my_library', authorization, mobileappauth: 'meow' },
    { request: 'GET /api/v2/my_library', authorization, mobileappauth: 'meow' },
    // What is left, since the removal was answered without it.
    { request: 'GET /api/v2/my_library', authorization, mobileappauth: 'meow' },
    { request: 'GET /api/v2/products', authorization, mobileappauth: 'meow' },
    { request: 'POST /api/v2/session/destroy', authorization, mobileappauth: undefined },
  ]);
});
