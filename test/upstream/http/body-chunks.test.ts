import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { BodyChunks } from '../../../src/upstream/http/body-chunks.ts';
import { path } from '../../../src/upstream/http/url.ts';
import { asIs, open } from '../harness.ts';

test.each([1, 2, 511, 512, 513, 5000])('a body of %i pieces is whole', (count) => {
  const pieces = Array.from({ length: count }, (_, index) => Buffer.from(`${index},`));
  const [first = Buffer.alloc(0), ...others] = pieces;
  const chunks = new BodyChunks(first);
  for (const piece of others) chunks.push(piece);
  expect(chunks.whole().toString()).toBe(Buffer.concat(pieces).toString());
});

test('of a body that comes byte by byte, few pieces are held', () => {
  const chunks = new BodyChunks(Buffer.of(0));
  for (let index = 1; index < 100_000; index += 1) chunks.push(Buffer.of(index));
  const concat = vi.spyOn(Buffer, 'concat');
  onTestFinished(() => concat.mockRestore());
  expect(chunks.whole().length).toBe(100_000);
  expect(concat.mock.lastCall?.[0].length).toBeLessThan(1000);
});

test('an answer in pieces of one byte is read like any other', async () => {
  const body = JSON.stringify({ results: Array(2000).fill('é') });
  const server = createServer(async (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    for (const byte of Buffer.from(body)) response.write(Buffer.of(byte));
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo; // It listens on a host and port.
  const { session } = open(new URL(`http://127.0.0.1:${port}/`));
  expect(JSON.stringify(await session.get(path`logs/`, { decode: asIs }))).toBe(body);
});
