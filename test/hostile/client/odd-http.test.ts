import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { accepts, bodies, contentTypes, framing, heads, type OddRequest, targets } from './odd-requests.ts';
import { type FrontedQuintet, startFrontedQuintet } from './quintet.ts';
import { sendRaw } from './raw-http.ts';

let quintet: FrontedQuintet;
beforeAll(async () => {
  quintet = await startFrontedQuintet({ LOG_LEVEL: 'warn' });
  await Promise.all(Array.from({ length: 20 }, () => sendRaw(quintet.origin, bodies[0]!.bytes(''))));
  await quintet.load();
});
afterAll(() => quintet?.stop());

/** With it a request is traced, which the fast path leaves to the other one. */
const traced = 'X-Quintet-Trace: 1\r\n';

describe.each(Object.entries({ contentTypes, accepts, bodies, targets, framing, heads }))(
  '%s',
  (_, requests) => {
    test.concurrent.each(requests)('$name', async (request) => {
      const fast = await sendRaw(quintet.origin, request.bytes(''));
      const full = await sendRaw(quintet.origin, request.bytes(traced));
      expect(faultsOf(request, fast), `fast: ${fast.text.slice(0, 600)}`).toEqual([]);
      expect(faultsOf(request, full), `full: ${full.text.slice(0, 600)}`).toEqual([]);
      expect(withoutTrace(fast)).toEqual(withoutTrace(full));
    });
  },
);

afterEach(() => expect(quintet.ended()).toBeNull());

test.each(bodies)('$name holds up nobody for more than 100 ms', async (request) => {
  await quintet.load();
  await sendRaw(quintet.origin, request.bytes(''));
  expect((await quintet.load()).busiestMs).toBeLessThan(100);
});

test('no odd request ends as a fault of the gateway', () => {
  expect(quintet.output()).not.toContain('INTERNAL_SERVER_ERROR');
});

type Response = Awaited<ReturnType<typeof sendRaw>>;

function faultsOf(
  { expect: statuses, says, isWire, name }: OddRequest,
  { status, body, headers }: Response,
): string[] {
  const faults: string[] = [];
  if (!statuses.includes(status)) faults.push(`status ${status}, expected ${statuses.join(' or ')}`);
  if (says && !says.test(body)) faults.push(`its words are not ${says}`);
  if (body.includes('INTERNAL_SERVER_ERROR') || /\bat \S+ \(|node_modules/.test(body))
    faults.push('an internal error');
  if (name.startsWith('HEAD') && body !== '') faults.push('a body after HEAD');
  if (status >= 400 && !isWire && !isGraphqlError(body)) faults.push('no error in its body');
  if (status === 405 && headers.allow === undefined) faults.push('405 without Allow');
  return faults;
}

function isGraphqlError(body: string): boolean {
  try {
    const { errors } = JSON.parse(body) as { errors: { message: string; extensions: { code: string } }[] };
    return (
      errors.length > 0 &&
      errors.every(({ message, extensions }) => message.length > 10 && typeof extensions.code === 'string')
    );
  } catch {
    return false;
  }
}

function withoutTrace({ status, headers, body }: Response) {
  const own = { ...headers };
  for (const name of [
    'date',
    'x-request-id',
    'content-length',
    'transfer-encoding',
    'connection',
    'keep-alive',
    'etag',
    'server-timing',
  ])
    delete own[name];
  return {
    status,
    headers: own,
    body: body
      .replaceAll(/,?"extensions":\{"upstream":\[[^\]]*\]\}/g, '')
      .replaceAll(/"requestId":"[^"]*"/g, ''),
  };
}
