import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandbox as lifeLoggerSandbox } from '../../src/sandbox/life-logger/sandbox.ts';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';
import { type Answered, comparable, sendTo } from './compare.ts';
import { seedFromRecording } from './life-logger-seed.ts';
import { type Exchange, readRecording } from './recording.ts';

const recording = readRecording('life-logger');

/** Where the sandbox differs on purpose, and why. */
const differences: Readonly<Record<string, string>> = {
  'patch me: malformed JSON': 'it says where its own parser stopped, and in which words',
};

// Asked at the time that the name of an exchange tells.
let now = Date.parse('2026-12-01T13:27:05Z');
let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await lifeLoggerSandbox.start({
    directory: null,
    now: () => now,
    quirks: ['rate-limit'],
    seed: (database) => seedFromRecording(database, recording),
  });
});
afterAll(() => sandbox.close());

async function answer(exchange: Exchange): Promise<Answered> {
  if (exchange.name === 'labels: after 200 calls in a minute') {
    now += 60_000;
    for (let call = 0; call < 200; call++) await sendTo(sandbox.url.origin, exchange);
  }
  const { headers, ...answered } = await sendTo(sandbox.url.origin, exchange);
  const location = headers.location?.replace(sandbox.url.origin, 'http://lifelogger.example.com');
  return { ...answered, headers: { ...headers, location } };
}

// In order: what comes after a change shows it.
test.each(recording.map((exchange) => [exchange.name, exchange] as const))('%s', async (name, exchange) => {
  const [sandboxed, real] = [comparable(await answer(exchange)), comparable(exchange.response)];
  if (name in differences) {
    const detail = [{ type: 'json_invalid', loc: ['body', expect.any(Number)], ctx: expect.anything() }];
    expect(sandboxed).not.toEqual(real);
    expect(sandboxed).toMatchObject({ ...real, body: { detail } });
  } else {
    expect(sandboxed).toEqual(real);
  }
});
