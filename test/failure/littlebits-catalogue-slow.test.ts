import { expect, test } from 'vitest';
import { failed, littlebitsThat, results, wireModule } from '../services/littlebits/failing-catalogue.ts';
import { REQUEST_TIMEOUT_MS, settle, UPSTREAM_TIMEOUT_MS } from './harness.ts';

const late = ['UPSTREAM_TIMEOUT', 'littleBits did not answer in time.', { retryable: true }] as const;

test('a catalogue that stalls costs the products at the deadline, and the library stands', async () => {
  const { ask, clock, server } = await littlebitsThat({
    my_library: results([wireModule(1), wireModule(2)]),
  });
  const answer = ask('{ viewer { modules { nodes { title product { name } } } } }');
  await server.received(2);
  await settle();
  clock.advance(REQUEST_TIMEOUT_MS);
  expect(await answer).toEqual({
    data: {
      viewer: {
        modules: {
          nodes: [
            { title: 'module 1', product: null },
            { title: 'module 2', product: null },
          ],
        },
      },
    },
    errors: [0, 1].map((index) => failed(`viewer.modules.nodes.${index}.product`, ...late)),
  });
  expect(clock.pending).toBe(0);
});

test.each([
  ['POST my_library', 'addModule(input: { variantId: "1" }) { module { id } }'],
  ['POST session/create', 'signInToLittlebits(input: { email: "a", password: "b" }) { user { id } }'],
  [
    'GET users/password_reset?email=a',
    'requestLittlebitsPasswordReset(input: { email: "a" }) { isRequested }',
  ],
])('a change that stalls is not repeated, and may have been made: %s', async (call, change) => {
  const { ask, calls, clock, server } = await littlebitsThat({});
  const answer = ask(`mutation { ${change} }`);
  await server.received(1);
  clock.advance(REQUEST_TIMEOUT_MS - UPSTREAM_TIMEOUT_MS);
  const [field = ''] = change.split('(');
  expect(await answer).toEqual({
    data: { [field]: null },
    errors: [
      failed(
        field,
        'UPSTREAM_TIMEOUT',
        'littleBits did not answer in time. Whether the change was made is not known.',
        { retryable: false, outcome: 'UNKNOWN' },
      ),
    ],
  });
  clock.advance(60_000);
  await settle();
  expect(calls).toEqual([call]);
});
