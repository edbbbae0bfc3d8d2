import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UpdateDisplayNameDocument } from '../../../schema/generated/graphql.ts';
import type { UpstreamGateway } from '../../support/upstream-gateway.ts';
import { globalId, signedIn, startLifeLogger } from './documented.ts';
import { type SandboxedGateway, startSandboxed } from './sandboxed.ts';

const id = globalId('LifeLoggerUser', 1);

describe('on the sandbox', () => {
  let lifeLogger: SandboxedGateway;
  beforeEach(async () => {
    lifeLogger = await startSandboxed();
  });
  afterEach(() => lifeLogger.close());

  test('a new display name is answered as the service has it, and stands wherever it is read', async () => {
    const variables = { input: { displayName: '  Jacob “J” 🏃 ' } };
    const displayName = 'Jacob “J” 🏃';
    expect(await lifeLogger.run(UpdateDisplayNameDocument, variables)).toEqual({
      data: { updateDisplayName: { user: { id, username: 'jacob', displayName }, userErrors: [] } },
    });
    expect(lifeLogger.calls).toEqual(['PATCH me']);
    expect(await lifeLogger.query('{ viewer { account(service: LIFE_LOGGER) { displayName } } }')).toEqual({
      data: { viewer: { account: { displayName } } },
    });
  });

  test('the last of two names in one operation is the one that stands, and each answer has its own', async () => {
    const change = (name: string) =>
      `updateDisplayName(input: { displayName: "${name}" }) { user { displayName } }`;
    expect(await lifeLogger.query(`mutation { a: ${change('Ada')} b: ${change('Grace')} }`)).toEqual({
      data: { a: { user: { displayName: 'Ada' } }, b: { user: { displayName: 'Grace' } } },
    });
    expect(lifeLogger.calls).toEqual(['PATCH me', 'PATCH me']);
  });

  test.each(['', ' ', '\n\t'])('an empty name (%j) is refused without a call', async (displayName) => {
    expect(await lifeLogger.run(UpdateDisplayNameDocument, { input: { displayName } })).toEqual({
      data: {
        updateDisplayName: {
          user: null,
          userErrors: [
            { field: 'displayName', code: 'REQUIRED', message: 'Give a name: it must not be empty.' },
          ],
        },
      },
    });
    expect(lifeLogger.calls).toEqual([]);
  });
});

describe('at a Life Logger that answers otherwise', () => {
  let lifeLogger: UpstreamGateway;
  beforeEach(async () => {
    lifeLogger = await startLifeLogger();
  });
  afterEach(() => lifeLogger.close());

  const change = () =>
    lifeLogger.run(UpdateDisplayNameDocument, { input: { displayName: 'New Name' } }, signedIn);
  const profile = { id: 1, username: 'jacob', display_name: 'New Name' };

  test.each([
    ['with an empty body', { status: 200 }],
    ['without a body', { status: 204 }],
    ['that all is well', { json: { ok: true } }],
    ['with the name alone', { json: { display_name: 'New Name' } }],
    ['with null', { json: null }],
  ])('%s, the account is read again', async (_, answer) => {
    lifeLogger.server.enqueue(answer, { json: profile });
    expect(await change()).toEqual({
      data: {
        updateDisplayName: { user: { id, username: 'jacob', displayName: 'New Name' }, userErrors: [] },
      },
    });
    expect(lifeLogger.calls).toEqual(['PATCH me', 'GET me']);
  });

  test('the account is not read again where nobody asks for it', async () => {
    lifeLogger.server.enqueue({ status: 204 });
    const query = 'mutation { updateDisplayName(input: { displayName: "A" }) { userErrors { code } } }';
    expect(await lifeLogger.query(query, {}, signedIn)).toEqual({
      data: { updateDisplayName: { userErrors: [] } },
    });
    expect(lifeLogger.calls).toEqual(['PATCH me']);
  });

  test('the change stands where reading the account again fails', async () => {
    lifeLogger.server.enqueue({ status: 204 }, { status: 403 });
    expect(await change()).toEqual({
      data: { updateDisplayName: { user: null, userErrors: [] } },
      errors: [
        {
          message: 'Life Logger does not permit this.',
          locations: [expect.anything()],
          path: ['updateDisplayName', 'user'],
          extensions: { code: 'FORBIDDEN', service: 'LIFE_LOGGER', retryable: false },
        },
      ],
    });
  });

  test.each([
    [
      'in a sentence',
      { status: 400, json: { detail: 'Display name cannot be empty.' } },
      { field: null, message: 'Display name cannot be empty.' },
    ],
    [
      'by its field',
      {
        status: 422,
        json: {
          detail: [
            {
              type: 'string_too_long',
              loc: ['body', 'display_name'],
              msg: 'String should have at most 50 characters',
            },
          ],
        },
      },
      { field: 'displayName', message: 'String should have at most 50 characters' },
    ],
  ])('a name that the service refuses %s is told as it says', async (_, answer, refusal) => {
    lifeLogger.server.enqueue(answer);
    expect(await change()).toEqual({
      data: { updateDisplayName: { user: null, userErrors: [{ ...refusal, code: 'INVALID' }] } },
    });
    expect(lifeLogger.calls).toEqual(['PATCH me']);
  });

  test('a change that fails is sent once, and may have been made', async () => {
    lifeLogger.server.enqueue({ status: 503 });
    expect(await change()).toEqual({
      data: { updateDisplayName: null },
      errors: [
        {
          message: 'Life Logger answered with 503. Whether the change was made is not known.',
          locations: [expect.anything()],
          path: ['updateDisplayName'],
          extensions: {
            code: 'UPSTREAM_UNAVAILABLE',
            service: 'LIFE_LOGGER',
            retryable: false,
            outcome: 'UNKNOWN',
          },
        },
      ],
    });
    expect(lifeLogger.calls).toEqual(['PATCH me']);
  });
});
