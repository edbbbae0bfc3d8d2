import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { littlebitsThat, results, TOKEN, wireAccount } from '../services/littlebits/failing-catalogue.ts';
import { type Fault, faults } from '../support/faulty-server.ts';

const PASSWORD = 'kitt3n&<b>S3CRET';
const EMAIL = 'somebody@ma.il';
const SECRET = /S3CRET|kitt3n/;

const variables = {
  signIn: { email: EMAIL, password: PASSWORD },
  create: { email: EMAIL, username: 'someguy', password: PASSWORD, passwordConfirmation: PASSWORD },
  differing: { email: EMAIL, username: 'someguy', password: PASSWORD, passwordConfirmation: `${PASSWORD}2` },
  out: { credential: TOKEN },
  reset: { email: EMAIL },
};
const operations: readonly (readonly [string, string, string])[] = [
  ['signInToLittlebits', 'signIn: SignInToLittlebitsInput!', 'user { username }'],
  ['createLittlebitsUser', 'create: CreateLittlebitsUserInput!', 'user { username }'],
  ['createLittlebitsUser', 'differing: CreateLittlebitsUserInput!', 'user { username }'],
  ['signOutOfLittlebits', 'out: SignOutOfLittlebitsInput!', 'isSignedOut'],
  ['requestLittlebitsPasswordReset', 'reset: RequestLittlebitsPasswordResetInput!', 'isRequested'],
];

/** An answer that is made of what was sent. */
function echo(status: number, told: (sent: readonly string[]) => unknown): Fault {
  return {
    onRequest: (socket, server) => {
      const [, query = ''] = /\?(\S*)/.exec(server.requests.at(-1) ?? '') ?? [];
      const [, form = ''] = server.requests.at(-1)?.split('\r\n\r\n') ?? [];
      const sent = [...new URLSearchParams(form || query)];
      const params = sent.map(([name, value]) => ({ name, value }));
      const errors = told(sent.map(([, value]) => value));
      const envelope = { results: {}, meta: { criteria: { params }, success: false, errors } };
      faults.answer(status, JSON.stringify(envelope)).onRequest?.(socket, server);
    },
  };
}

const body = `${PASSWORD} ${TOKEN}`;

/** Each fault carries the secrets wherever a service could echo them. */
const leaky: [string, Fault][] = [
  ...[200, 400, 401, 402, 403, 404, 409, 422, 429, 500].flatMap((status): [string, Fault][] => [
    [`${status} that echoes the request`, echo(status, () => 'No.')],
    [`${status} whose text echoes it`, echo(status, (sent) => `These are wrong: ${sent.join(', ')}.`)],
    [
      `${status} whose texts echo it part by part`,
      echo(status, (sent) => sent.map((value) => ({ [value]: [`${value} is wrong`] }))),
    ],
  ]),
  ['HTML', faults.answer(200, body, { 'content-type': 'text/html' })],
  ['broken JSON', faults.answer(200, `{"a": "${body}`)],
  ['another shape', results({ [body]: body, username: { [body]: body } })],
  ['an account that is broken', results({ ...wireAccount, spree_api_key: `${body}\n` })],
  ['a redirect', faults.answer(302, body, { location: `/api/v2/?password=${encodeURIComponent(PASSWORD)}` })],
  ['a reset', faults.reset()],
  ['a truncated answer', faults.truncate(body)],
];

/** All that is told of every operation: to the client, to the log, and to those who trace the calls. */
async function toldOf(fault: Fault): Promise<string> {
  const lines: string[] = [];
  const logger = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
  const { ask, calls } = await littlebitsThat({ '': fault }, { logger });
  const answers: object[] = [];
  for (const [field, variable, selection] of operations) {
    const [name] = variable.split(':');
    const source = `mutation ($${variable}) { ${field}(input: $${name}) { ${selection} userErrors { field code message } } }`;
    answers.push(await ask(source, variables));
  }
  expect(lines).toHaveLength(operations.length);
  expect(lines.join('')).not.toContain('ma.il');
  return JSON.stringify(answers) + lines.join('') + calls.join('');
}

test.each(leaky)('no password and no token is told of a littleBits that fails with: %s', async (_, fault) => {
  const told = await toldOf(fault);
  expect(told).not.toMatch(SECRET);
  for (const [field] of operations) expect(told).toContain(field);
});

test('no password is told of one that accepts it', async () => {
  const told = await toldOf(results(wireAccount));
  expect(told).not.toMatch(SECRET);
  expect(told).toContain('someguy');
});

describe('what a refusal says beside an echo is still told', () => {
  test('of a new member', async () => {
    const fault = echo(422, () => `Email is invalid, Password ${PASSWORD} is too short`);
    const { ask } = await littlebitsThat({ 'users/new': fault });
    const create = 'createLittlebitsUser(input: $create) { userErrors { field code message } }';
    expect(
      await ask(`mutation ($create: CreateLittlebitsUserInput!) { ${create} }`, { create: variables.create }),
    ).toEqual({
      data: {
        createLittlebitsUser: {
          userErrors: [{ field: 'email', code: 'INVALID', message: 'Email is invalid' }],
        },
      },
    });
  });

  test('of a sign-in that is refused as if a credential were missing', async () => {
    const { ask } = await littlebitsThat({ 'session/create': echo(401, () => `Not with ${PASSWORD}`) });
    const signIn = 'signInToLittlebits(input: $signIn) { userErrors { field code message } }';
    expect(
      await ask(`mutation ($signIn: SignInToLittlebitsInput!) { ${signIn} }`, { signIn: variables.signIn }),
    ).toEqual({
      data: {
        signInToLittlebits: {
          userErrors: [{ field: null, code: 'INVALID', message: 'littleBits does not accept this sign-in.' }],
        },
      },
    });
  });
});
