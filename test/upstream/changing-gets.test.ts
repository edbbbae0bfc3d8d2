import { describe, expect, test } from 'vitest';
import { faults } from '../support/faulty-server.ts';
import { asIs, failure, faulty, open, recording } from './harness.ts';

const change = { decode: asIs, query: { email: 'e@ma.il' }, isWrite: true };

describe('a GET that changes something', () => {
  test.each([
    ['a broken connection', faults.reset()],
    ['503', faults.answer(503, '')],
    ['a wait', faults.answer(429, '', { 'retry-after': '1' })],
    ['a redirect', faults.answer(302, '', { location: '/elsewhere' })],
  ])('is sent once, also where the answer is %s', async (_, fault) => {
    const server = await faulty(fault);
    await failure(open(server.url).session.get('users/password_reset', change));
    expect(server.requests).toHaveLength(1);
  });

  test('has an outcome that nobody knows where no answer comes', async () => {
    const server = await faulty(faults.reset());
    const error = await open(server.url)
      .session.get('users/password_reset', change)
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'UpstreamUnavailableError', outcome: 'UNKNOWN' });
  });

  test('shows what it holds in no error, and in the record only as the query', async () => {
    const server = await recording(() => ({ status: 500 }));
    const { session, calls } = open(server.url);
    const error = await session.get('users/password_reset', change).catch((reason: unknown) => reason);
    expect(JSON.stringify([error, String(error)])).not.toContain('ma.il');
    expect(calls).toMatchObject([{ method: 'GET', path: 'users/password_reset', query: 'email=e%40ma.il' }]);
  });
});

test('a call that is how a credential is got goes without the one that is there', async () => {
  const server = await recording(({ url }) => ({ status: url === '/session' ? 401 : 200, json: {} }));
  const { session } = open(server.url, { headers: { mobileappauth: 'stale' } });
  const form = { email: 'e@ma.il' };
  expect(await failure(session.send('POST', 'session', { decode: asIs, form, isAnonymous: true }))).toEqual({
    name: 'UpstreamUnauthenticatedError',
    message: 'Littlelogs demands a credential.',
    status: 401,
  });
  await session.get('session/mine', { decode: asIs });
  expect(server.requests.map(({ headers }) => headers.mobileappauth)).toEqual([undefined, 'stale']);
});
