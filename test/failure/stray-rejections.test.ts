import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { isRequiredArgument } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';
import { sandboxes } from '../../src/sandboxes.ts';
import { schema } from '../../src/schema.ts';
import { everyField, type FieldCase, operationOf } from '../server/arguments/every-field.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { SeededRandom } from '../support/random.ts';
import { monday } from '../support/sandboxed-gateway.ts';

const rounds = 120;
const hour = 3_600_000;

const clock = new FakeClock({ now: monday, skipUpTo: 60_000 });
const random = new SeededRandom(20261201);
const strays: unknown[] = [];
const listen = (reason: unknown) => strays.push(reason);
const running: RunningSandbox[] = [];
const proxies: Server[] = [];
let gateway: TestGateway;
/** Share of calls that go wrong. */
let faults = 0;

beforeAll(async () => {
  process.on('unhandledRejection', listen);
  const endpoints = await Promise.all(
    Object.entries(sandboxes).map(async ([key, { load }]) => {
      const sandbox = await (await load()).start({ directory: null, now: () => clock.now() });
      running.push(sandbox);
      return [
        key,
        { url: await beforeOf(sandbox.url), sandboxed: true, demoCredential: sandbox.credential },
      ] as const;
    }),
  );
  gateway = startGateway({ endpoints: Object.fromEntries(endpoints), clock });
});
afterAll(async () => {
  await gateway.close();
  await Promise.all(running.map((sandbox) => sandbox.close()));
  for (const proxy of proxies) proxy.closeAllConnections();
  await Promise.all(proxies.map((proxy) => new Promise((resolve) => proxy.close(resolve))));
  process.off('unhandledRejection', listen);
});

test('whatever fails of whatever is read together, no rejection is left that nobody handles', async () => {
  const fields = everyField(schema).filter(
    ({ operation, field }) => operation === 'query' && !field.args.some(isRequiredArgument),
  );
  let failed = 0;
  for (let round = 0; round < rounds; round += 1) {
    faults = random.pick([0.05, 0.3, 0.7, 1]);
    clock.advance(hour);
    const chosen = Array.from({ length: 4 }, () => random.pick(fields));
    const { errors = [] } = await gateway.query(together(chosen));
    if (errors.length > 0) failed += 1;
    const codes = errors.map(({ extensions }) => extensions.code);
    expect(codes, together(chosen)).not.toContain('INTERNAL_SERVER_ERROR');
  }
  await settled();
  expect(failed).toBeGreaterThan(rounds / 4);
  expect(strays).toEqual([]);
});

test('nor where the client leaves in the middle of it', async () => {
  const fields = everyField(schema).filter(
    ({ operation, field }) => operation === 'query' && !field.args.some(isRequiredArgument),
  );
  for (let round = 0; round < rounds; round += 1) {
    faults = random.pick([0, 0.3, 1]);
    clock.advance(hour);
    const leaving = new AbortController();
    const before = gateway.calls.length;
    const answer = gateway.query(
      together([random.pick(fields), random.pick(fields)]),
      {},
      { signal: leaving.signal },
    );
    const turns = random.below(40);
    for (let turn = 0; turn < turns && gateway.calls.length === before; turn += 1) await nextTurn();
    leaving.abort();
    await answer.catch(() => undefined);
  }
  await settled();
  expect(strays).toEqual([]);
});

/** One operation with the fields of several. */
function together(fields: readonly FieldCase[]): string {
  const operations = fields.map((field) => operationOf(field, []).replace(/^query \{ (.*) \}$/s, '$1'));
  return `{ ${operations.map((text, index) => aliased(text, `f${index}`)).join(' ')} }`;
}

/** The same field may stand there twice, in other places. */
function aliased(text: string, alias: string): string {
  return `${alias}: ${text}`;
}

/** A server before another one, which answers in its place now and then, wrongly. */
async function beforeOf(url: URL): Promise<URL> {
  const proxy = createServer((request, response) => {
    if (random.chance(faults)) fail(response);
    else pass(request, response, url);
  });
  proxies.push(proxy);
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo; // It listens on a host and port.
  return new URL(url.pathname, `http://127.0.0.1:${port}`);
}

function fail(response: ServerResponse): void {
  switch (random.below(7)) {
    case 0:
      response.destroy();
      return;
    case 1:
      response.writeHead(500).end();
      return;
    case 2:
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"detail":"Not found."}');
      return;
    case 3:
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"count":1,"results":[{}]}');
      return;
    case 4:
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Come back later.</p>');
      return;
    case 5:
      response.writeHead(401, { 'content-type': 'application/json' }).end('{}');
      return;
    default:
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{"cou');
      response.destroy();
  }
}

function pass(request: IncomingMessage, response: ServerResponse, url: URL): void {
  const target = new URL(request.url ?? '/', url.origin);
  const headers = { ...request.headers, host: url.host };
  const onward = httpRequest(target, { method: request.method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** By then whatever was left behind has ended. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await nextTurn();
}
