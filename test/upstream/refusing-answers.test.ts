import { describe, expect, test } from 'vitest';
import type { PlannedAnswer } from '../support/recording-server.ts';
import { asIs, failure, open, recording } from './harness.ts';

// Services whose answer can say no although its status is one of success (`Upstream.refuses`).

const refuses = (body: unknown) => (body as { success?: boolean }).success === false;
const no = (errors: unknown) => ({ json: { meta: { errors }, success: false } });

async function sessionOver(answer: PlannedAnswer, options: { refuses?: typeof refuses } = { refuses }) {
  const server = await recording(() => answer);
  return { server, ...open(server.url, options) };
}

describe('a 200 that says no', () => {
  test('is a refusal in the words of the service, for a read and for a write', async () => {
    const { session } = await sessionOver(no('Email not found.'));
    const refused = {
      name: 'UpstreamRefusedError',
      message: 'Littlelogs refused the request.',
      status: 200,
      refusals: [{ field: null, message: 'Email not found.' }],
    };
    expect(await failure(session.get('content', { decode: asIs }))).toEqual(refused);
    expect(await failure(session.send('POST', 'content', { decode: asIs }))).toEqual(refused);
  });

  test('without a word is a refusal all the same', async () => {
    const { session } = await sessionOver(no(null));
    expect(await failure(session.get('content', { decode: asIs }))).toMatchObject({
      refusals: [{ field: null, message: 'Littlelogs refused the request.' }],
    });
  });

  test('is not tried again, and no call that went wrong to those who keep a record', async () => {
    const { session, server, calls } = await sessionOver(no('No.'));
    await failure(session.get('content', { decode: asIs }));
    expect(server.requests).toHaveLength(1);
    expect(calls).toMatchObject([{ status: 200, error: 'UpstreamRefusedError' }]);
  });

  test('is a success where the service is not known to say no so', async () => {
    const { session } = await sessionOver(no('No.'), {});
    expect(await session.get('content', { decode: asIs })).toEqual({
      meta: { errors: 'No.' },
      success: false,
    });
  });
});

describe('secret values in a request', () => {
  const secret = 'p&ss <b>"w√rd';
  const echoes = (message: unknown, status = 422): PlannedAnswer => ({ ...no(message), status });

  async function refusalsOf(answer: PlannedAnswer, secrets = [secret]) {
    const { session } = await sessionOver(answer);
    const call = session.send('POST', 'users/new', { decode: asIs, form: { a: secret }, secrets });
    return (await failure(call)) as { refusals: object[] };
  }

  test.each([
    ['as they are', `Password "${secret}" is too short`],
    ['encoded as in an address', `a=${encodeURIComponent(secret)} is invalid`],
    ['escaped as in JSON', `Parameters: ${JSON.stringify({ a: secret })}`],
    ['escaped as in HTML', 'p&amp;ss &lt;b&gt;"w√rd is too short'],
    ['escaped as in an attribute', 'p&amp;ss &lt;b&gt;&quot;w√rd is too short'],
    ['at the end of more than is passed on', `${'a'.repeat(290)}${secret}`],
  ])('are not passed on where the service echoes them %s', async (_, message) => {
    expect(await refusalsOf(echoes(message))).toMatchObject({
      message: 'Littlelogs refused the request (422).',
      refusals: [{ field: null, message: 'Littlelogs refused the request (422).' }],
    });
  });

  test('cost no other part of an enumeration, unless they could be taken for one', async () => {
    const told = await refusalsOf(echoes('Email is invalid, Password is too short, Name is taken'), [
      'short',
    ]);
    expect(told.refusals).toEqual([{ field: null, message: 'Email is invalid, Name is taken' }]);
    const { refusals } = await refusalsOf(echoes('Email is invalid, a, b is too short'), ['a, b']);
    expect(refusals).toEqual([{ field: null, message: 'Littlelogs refused the request (422).' }]);
  });

  test('cost no other message', async () => {
    const told = await refusalsOf(echoes(['Email is invalid', `${secret} is a bad password`]));
    expect(told.refusals).toEqual([{ field: null, message: 'Email is invalid' }]);
  });

  test.each<[string, object, string | null]>([
    ['a name', { [secret]: ['is invalid'] }, null],
    ['a name inside another', { user: { [secret]: ['is invalid'] } }, 'user'],
    ['told beside the message', { errors: [{ field: secret, message: 'is invalid' }] }, null],
    ['told as a place', { detail: [{ loc: ['body', secret], msg: 'is invalid' }] }, null],
  ])('name no field: %s', async (_, json, field) => {
    const told = await refusalsOf({ status: 422, json });
    expect(told.refusals).toEqual([{ field, message: 'is invalid' }]);
  });

  test('that are empty are in no message', async () => {
    const told = await refusalsOf(echoes("Password can't be blank"), ['']);
    expect(told.refusals).toEqual([{ field: null, message: "Password can't be blank" }]);
  });
});
