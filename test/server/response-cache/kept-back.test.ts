import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { isMarkedDoNotStore } from '../../../src/contract/do-not-store.ts';
import { services } from '../../../src/services.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { type AnswerHandler, startRecordingServer } from '../../support/recording-server.ts';
import { startExecutor } from './world.ts';

const credentials = Object.fromEntries(services.map(({ credential }) => [credential.name, 'mine']));

/** Larder alone is configured, and answers as it is told; whether what comes of it is good for one request only. */
async function marked(source: string, handler: AnswerHandler, headers: Record<string, string> = credentials) {
  const server = await startRecordingServer(handler);
  const url = new URL('api/1/@me/', server.url);
  const clock = new FakeClock({ skipUpTo: 300 });
  const executor = startExecutor({ larder: { url, sandboxed: false } }, clock);
  onTestFinished(async () => {
    await executor.close();
    await server.close();
  });
  const request = new Request('http://quintet.test/graphql', { headers });
  const { errors } = await executor.execute(source, request);
  expect(errors).toEqual([]);
  return isMarkedDoNotStore(request);
}

const sources = [
  ['who you are', '{ viewer { accounts { service user { username } } } }'],
  ['a search', '{ search(query: "graphql", services: [LARDER]) { nodes { id } } }'],
  ['the timeline', '{ viewer { timeline(services: [LARDER]) { nodes { id } } } }'],
] as const;

test.each(sources)(
  '%s, told without a service that fails, is good for that request alone',
  async (_, source) => {
    expect(await marked(source, () => ({ status: 503 }))).toBe(true);
    expect(await marked(source, () => ({ json: { lies: true } }))).toBe(true);
  },
);

test.each(sources)('%s may be kept where a credential is missing or not taken', async (_, source) => {
  expect(await marked(source, () => ({ status: 503 }), {})).toBe(false);
  expect(await marked(source, () => ({ status: 401, json: { detail: 'Invalid token.' } }))).toBe(false);
});

test.each(sources)('%s may be kept where all is well', async (_, source) => {
  const user = readFileSync('test/services/larder/documented/user.json', 'utf8');
  const nothing = { count: 0, next: null, previous: null, results: [] };
  const handler: AnswerHandler = ({ url }) => (url.endsWith('/user/') ? { body: user } : { json: nothing });
  expect(await marked(source, handler)).toBe(false);
});
