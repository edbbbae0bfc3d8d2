import { describe, expect, test } from 'vitest';
import { type Fault, faults } from '../support/faulty-server.ts';
import { changeOf, gatewayThat, mutations, readsFirst } from './changes.ts';
import { wireLog } from './wire.ts';

// Statuses of success whose bodies are not as documented.

const HTML = '<!doctype html><title>Log in</title>';
const page = (status: number, type = 'text/html') => faults.answer(status, HTML, { 'content-type': type });
const json = (value: unknown, status = 200) => faults.answer(status, JSON.stringify(value));
const nothing = (status: number) =>
  faults.raw(
    `HTTP/1.1 ${status} OK\r\nconnection: close\r\n${status === 204 ? '' : 'content-length: 0\r\n'}\r\n`,
  );

/** Changes whose documents promise no body, or don't say what it holds. */
const bodiless = new Set([
  ...['followUser', 'unfollowUser', 'deleteLog', 'deleteLogComment', 'unlikeLog'],
  ...['deleteBookmark', 'deleteBookmarkTag', 'deleteFolder'],
  ...['signOutOfLittlebits', 'unsubscribeFromComic', 'updateDisplayName'],
]);
/** They look at the service before or after the change, which this server can't answer. */
const others = mutations.filter(({ name }) => !readsFirst.has(name));
/** `results` can be anything, since the documents don't say what it is. */
const ofAnyResults = new Set(['createLittlebitsUser', 'requestLittlebitsPasswordReset']);

const wrongJson = {
  null: null,
  'an empty list': [],
  'an empty object': {},
  'values of wrong types': {
    id: {},
    results: { id: [], username: 7 },
    access_token: 7,
    name: [],
    content: 7,
  },
};

const createLog = {
  change: 'createLog(input: { content: "Hi" }) { userErrors { code } }',
  path: '/base/logs/create/',
  call: 'POST logs/create/',
};
const rename = {
  change: 'updateDisplayName(input: { displayName: "Ada" }) { userErrors { code } }',
  path: '/base/me',
  call: 'PATCH me',
};

describe.each(others.map((field) => [field.name, field] as const))('%s', (name, field) => {
  const sibling = name === 'createLog' ? rename : createLog;

  async function outcomeAt(fault: Fault): Promise<string> {
    const { ask, calls } = await gatewayThat(
      faults.byPath({ '/': fault, [sibling.path]: json(wireLog(1), 201) }),
    );
    const { data, errors } = await ask(`mutation { ${changeOf(field)} after: ${sibling.change} }`);
    // It stands, whatever became of the other.
    expect(data).toMatchObject({ after: { userErrors: [] } });
    const writes = calls.filter((call) => !call.startsWith('GET') && call !== sibling.call);
    expect(writes.length).toBeLessThan(2);
    const payload = (data as Record<string, { userErrors: unknown[] } | null>)[name];
    if (payload) {
      expect(errors).toBeUndefined();
      return payload.userErrors.length === 0 ? 'DONE' : 'USER_ERRORS';
    }
    expect(errors).toMatchObject([{ path: [name], extensions: { retryable: false } }]);
    return String(errors?.[0]?.extensions.outcome);
  }
  const promised = (outcome: string) => (bodiless.has(name) ? 'DONE' : outcome);

  test('answered with a page is no success, and made only where the status says so', async () => {
    expect(await outcomeAt(page(200))).toBe('UNKNOWN');
    expect(await outcomeAt(page(202))).toBe('UNKNOWN');
    expect(await outcomeAt(page(200, 'application/json'))).toBe('UNKNOWN');
    expect(await outcomeAt(faults.answer(200, 'Welcome!', { 'content-type': 'text/plain' }))).toBe('UNKNOWN');
    expect(await outcomeAt(page(201))).toBe('MADE');
  });

  test('answered without the body that its documents promise is no success', async () => {
    expect(await outcomeAt(nothing(200))).toBe(promised('UNKNOWN'));
    expect(await outcomeAt(faults.answer(200, ' \n'))).toBe(promised('UNKNOWN'));
    expect(await outcomeAt(nothing(204))).toBe(promised('MADE'));
    expect(await outcomeAt(nothing(201))).toBe(promised('MADE'));
  });

  test.each(Object.entries(wrongJson))(
    'answered with %s was made, and the error says so',
    async (what, body) => {
      const says = what === 'values of wrong types' && ofAnyResults.has(name);
      expect(await outcomeAt(json(body))).toBe(
        promised(says && name !== 'createLittlebitsUser' ? 'DONE' : 'MADE'),
      );
    },
  );
});
