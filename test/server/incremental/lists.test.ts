import { expect, test } from 'vitest';
import { allPartsOf, partsOf } from '../../support/parts.ts';
import { MULTIPART, MULTIPART_WITH_IDS, startTwoServices } from './two-services.ts';

const logs = `{ logs(first: 3) { nodes @stream(initialCount: 1, label: "logs") {
  databaseId likes { user { username bio } }
} } }`;
const log = (id: number) => ({
  databaseId: `${id}`,
  likes: [{ user: { username: `fan-${id}`, bio: `I am fan-${id}.` } }],
});
const calls = ['GET logs/?limit=3&offset=0', ...[3, 2, 1].map((id) => `GET users/fan-${id}/`)];

test('items come after the first, in order, each in its place', async () => {
  const gateway = await startTwoServices();
  gateway.release();
  const parts = await allPartsOf(await gateway.send(logs, MULTIPART));
  expect(parts[0]).toEqual({ data: { logs: { nodes: [log(3)] } }, hasNext: true });
  const patches = parts.slice(1).flatMap((part) => (part as { incremental?: object[] }).incremental ?? []);
  let index = 1;
  for (const patch of patches as { items: object[] }[]) {
    expect(patch).toEqual({ items: expect.any(Array), path: ['logs', 'nodes', index], label: 'logs' });
    index += patch.items.length;
  }
  expect(patches.flatMap((patch) => (patch as { items: object[] }).items)).toEqual([log(2), log(1)]);
  expect(gateway.calls.toSorted()).toEqual(calls.toSorted());
});

test('items with ids come after the first, in order', async () => {
  const gateway = await startTwoServices();
  gateway.release();
  const parts = await allPartsOf(await gateway.send(logs, MULTIPART_WITH_IDS));
  expect(parts[0]).toEqual({
    data: { logs: { nodes: [log(3)] } },
    pending: [{ id: '0', path: ['logs', 'nodes'], label: 'logs' }],
    hasNext: true,
  });
  type Later = { incremental?: { items: object[] }[]; completed?: object[] };
  const later = parts.slice(1) as Later[];
  expect(later.flatMap((part) => part.incremental ?? []).flatMap(({ items }) => items)).toEqual([
    log(2),
    log(1),
  ]);
  expect(later.flatMap((part) => part.completed ?? [])).toEqual([{ id: '0' }]);
  expect(gateway.calls.toSorted()).toEqual(calls.toSorted());
});

test('the first items wait for none of the later', async () => {
  const { send, release, littlelogs } = await startTwoServices({ isSlow: (path) => path !== 'logs/' });
  const parts = partsOf(
    await send('{ logs(first: 3) { nodes @stream { databaseId likes { user { bio } } } } }', MULTIPART),
  );
  expect(await parts.next()).toEqual({
    done: false,
    value: { data: { logs: { nodes: [] } }, hasNext: true },
  });
  await littlelogs.received(4);
  release();
  const rest = await Array.fromAsync(parts);
  expect(rest.at(-1)).toMatchObject({ hasNext: false });
});
