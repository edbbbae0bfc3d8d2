import { describe, expect, test } from 'vitest';
import { faults } from '../support/faulty-server.ts';
import { gatewayThat } from './changes.ts';

const pair = {
  access_token: 'new',
  token_type: 'Bearer',
  refresh_token: 'next',
  expires_in: 3600,
  scope: 'read',
};
const changes = {
  refreshAccessToken: 'refreshAccessToken(input: { service: LITTLELOGS, refreshToken: "old" })',
  exchangeAuthorizationCode:
    'exchangeAuthorizationCode(input: { service: LARDER, code: "c", redirectUri: "https://app.example/" })',
};
const whole = {
  token: 'new',
  headerValue: 'Bearer new',
  refreshToken: 'next',
  expiresAt: expect.stringMatching(/^\d{4}-/),
  scopes: ['READ'],
};

/** The part that is malformed, what is told instead, and whether an error says so. */
const malformed: readonly [object, object, string | null][] = [
  [{ expires_in: 1e308 }, { expiresAt: null }, 'expiresAt'],
  [{ expires_in: 8.64e15 }, { expiresAt: null }, 'expiresAt'],
  [{ expires_in: -1 }, { expiresAt: null }, 'expiresAt'],
  [{ expires_in: '3600' }, { expiresAt: null }, 'expiresAt'],
  [{ expires_in: {} }, { expiresAt: null }, 'expiresAt'],
  [{ expires_in: null }, { expiresAt: null }, null],
  [{ refresh_token: 7 }, { refreshToken: null }, 'refreshToken'],
  [{ refresh_token: [] }, { refreshToken: null }, 'refreshToken'],
  [{ refresh_token: null }, { refreshToken: null }, null],
  [{ scope: 7 }, { scopes: [] }, null],
  [{ scope: ['read'] }, { scopes: [] }, null],
  [{ token_type: null }, {}, null],
  [{ token_type: 'a\r\nb' }, {}, null],
  [{ token_type: undefined }, {}, null],
];

describe.each(Object.entries(changes))('%s', (name, change) => {
  test.each(malformed)(
    'whose answer holds %j costs that part alone: the new pair is never lost',
    async (wrong, instead, place) => {
      const { ask, calls } = await gatewayThat(faults.answer(200, JSON.stringify({ ...pair, ...wrong })));
      const fields = 'token headerValue refreshToken expiresAt scopes';
      const { data, errors } = await ask(
        `mutation { ${change} { accessToken { ${fields} } userErrors { code } } }`,
      );
      expect(data).toEqual({ [name]: { accessToken: { ...whole, ...instead }, userErrors: [] } });
      const failure = { code: 'UPSTREAM_INVALID_RESPONSE', outcome: 'MADE', retryable: false };
      if (place === null) expect(errors).toBeUndefined();
      else expect(errors).toMatchObject([{ path: [name, 'accessToken', place], extensions: failure }]);
      expect(calls).toEqual([expect.stringMatching(/^POST \/oauth\/token\/?$/)]);
    },
  );
});
