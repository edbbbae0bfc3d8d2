import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandbox as littlelogsSandbox } from '../../../src/sandbox/littlelogs/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { reforged } from '../../relay/forged.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';

const [first, second] = ['1f'.repeat(32), '2e'.repeat(32)];

let sandbox: RunningSandbox;
const gateways: TestGateway[] = [];
beforeAll(async () => {
  sandbox = await littlelogsSandbox.start({ directory: null });
});
afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.close()));
  await sandbox.close();
});

function startWith(keys: string): TestGateway {
  const endpoint = { url: sandbox.url, sandboxed: true, demoCredential: sandbox.credential };
  const gateway = startGateway({ endpoints: { littlelogs: endpoint }, env: { CURSOR_KEYS: keys } });
  gateways.push(gateway);
  return gateway;
}

async function pageAfter(gateway: TestGateway, after: string | null) {
  const before = gateway.calls.length;
  const answer = await gateway.query(
    'query ($after: String) { logs(first: 3, after: $after) { edges { cursor } pageInfo { endCursor } } }',
    { after },
  );
  const data = answer.data as { readonly logs: { readonly pageInfo: { readonly endCursor: string } } | null };
  return { logs: data.logs, code: answer.errors?.[0]?.extensions.code, calls: gateway.calls.length - before };
}

test('a signed cursor is good at each instance that has its key, also while keys change', async () => {
  const old = startWith(first);
  const changing = startWith(`${second},${first}`);
  const { logs } = await pageAfter(old, null);
  const own = await pageAfter(old, logs?.pageInfo.endCursor ?? '');
  expect(await pageAfter(changing, logs?.pageInfo.endCursor ?? '')).toMatchObject({
    code: undefined,
    calls: 1,
  });
  expect(own).toMatchObject({ code: undefined, calls: 1 });
});

test('a cursor that was made up, or signed with another key, reaches no list', async () => {
  const signing = startWith(first);
  const unsigned = (await pageAfter(startWith(''), null)).logs?.pageInfo.endCursor ?? '';
  const strange = (await pageAfter(startWith(second), null)).logs?.pageInfo.endCursor ?? '';
  for (const cursor of [unsigned, strange, reforged(unsigned, (fields) => fields.with(0, 700))]) {
    expect(await pageAfter(signing, cursor)).toEqual({ logs: null, code: 'BAD_USER_INPUT', calls: 0 });
  }
});
