import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { OutageLog } from '../../src/server/observe/outage-log.ts';
import { services } from '../../src/services.ts';
import { overHttp } from '../support/entrance.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { closedPort, type Fault, faults } from '../support/faulty-server.ts';
import { startGateway } from '../support/gateway.ts';
import { startProcess } from '../support/quintet-process.ts';
import { faulty, REQUEST_TIMEOUT_MS } from './harness.ts';

/** A read of each service, and what the others go on without. */
const reads: Readonly<Record<string, string>> = {
  LITTLELOGS: '{ logs(first: 1) { totalCount nodes { databaseId } } }',
  LARDER: '{ viewer { folders(first: 1) { nodes { databaseId } } } }',
  LITTLEBITS: '{ products(first: 1) { nodes { name } } }',
  LIFE_LOGGER: '{ viewer { labels } }',
  COMICS: '{ comics(first: 1) { nodes { name } } }',
};
const joined: Readonly<Record<string, { readonly query: string; readonly asked: readonly string[] }>> = {
  timeline: {
    query: '{ viewer { timeline(first: 1) { nodes { id } sources { service status } } } }',
    asked: ['LITTLELOGS', 'LARDER', 'LIFE_LOGGER', 'COMICS'],
  },
  search: {
    query: '{ search(query: "xyz") { nodes { __typename } sources { service status } } }',
    asked: [],
  },
  reachability: {
    query: '{ services { reachability { isReachable } } }',
    asked: ['LITTLELOGS', 'LARDER', 'LITTLEBITS', 'LIFE_LOGGER', 'COMICS'],
  },
};

type Line = Readonly<Record<string, unknown>>;

/** A gateway whose services are all at one address; what it logs. */
function gatewayAt(origin: URL, entrance: 'fetch' | 'http' = 'fetch') {
  const lines: Line[] = [];
  const clock = new FakeClock({ skipUpTo: 300 });
  const logger = pino(
    { base: null, timestamp: false },
    { write: (line: string) => lines.push(JSON.parse(line)) },
  );
  const endpoints = Object.fromEntries(
    services.map(({ key, documentedPath }) => [
      key,
      { url: new URL(documentedPath, origin), sandboxed: false },
    ]),
  );
  const { onCall } = new OutageLog({ logger, now: () => clock.now() });
  const kit = startGateway({ endpoints, clock, logger, onCall });
  const gateway = entrance === 'http' ? overHttp(kit.gateway) : kit.gateway;
  onTestFinished(async () => {
    clock.advance(600_000);
    await kit.close();
  });
  const headers = Object.fromEntries(
    services.map(({ credential }) => [
      credential.name,
      credential.example.replace(/<.*>|…/, 's3cret-0123456789'),
    ]),
  );
  const ask = async (query: string) => {
    const response = await gateway.fetch('http://quintet.test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    return JSON.stringify(await response.json());
  };
  const requests = () => lines.filter(({ msg }) => msg === 'graphql');
  const outages = () => lines.filter(({ msg }) => msg !== 'graphql');
  return { ask, clock, lines, requests, outages };
}

const html = faults.answer(503, '<h1>s3cret</h1>', { 'content-type': 'text/html' });
const kinds: readonly (readonly [string, string, string, () => Promise<URL> | URL])[] = [
  ['is not there', 'UPSTREAM_UNAVAILABLE', 'ECONNREFUSED', closedPort],
  [
    'has a name that nobody knows',
    'UPSTREAM_UNAVAILABLE',
    'ENOTFOUND',
    () => new URL('http://quintet.invalid/'),
  ],
  ['resets the connection', 'UPSTREAM_UNAVAILABLE', 'ECONNRESET', () => at(faults.reset())],
  ['hangs up', 'UPSTREAM_UNAVAILABLE', 'UND_ERR_SOCKET', () => at(faults.hangUp())],
  ['answers 503', 'UPSTREAM_UNAVAILABLE', 'status 503', () => at(html)],
  ['limits its calls', 'RATE_LIMITED', 'status 429', () => at(faults.answer(429, '{}'))],
  [
    'answers with HTML',
    'UPSTREAM_INVALID_RESPONSE',
    'invalid response',
    () => at(faults.answer(200, '<h1>s3cret')),
  ],
  [
    'speaks another protocol',
    'UPSTREAM_INVALID_RESPONSE',
    'NOT_HTTP',
    () => at(faults.raw('s3cret\r\n\r\n')),
  ],
  ['has a certificate that is over', 'UPSTREAM_UNAVAILABLE', 'CERT_HAS_EXPIRED', expiredHttps],
];

async function at(fault: Fault): Promise<URL> {
  return (await faulty(fault)).url;
}

const certificate = {
  cert: readFileSync(join(import.meta.dirname, '../support/expired-certificate.pem')),
  key: readFileSync(join(import.meta.dirname, '../support/expired-certificate-key.pem')),
};

async function expiredHttps(): Promise<URL> {
  const server = createServer(certificate, (_, response) => response.end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return new URL(`https://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

describe.each(['fetch', 'http'] as const)(
  'the line of a request (by %s) says which service failed and why',
  (entrance) => {
    test.each(kinds)('where it %s: %s, %s', async (_, code, cause, start) => {
      const { ask, requests, lines } = gatewayAt(await start(), entrance);
      for (const [service, query] of Object.entries(reads)) {
        const answer = await ask(query);
        // Life Logger limits all together, so that the gateway paces the second try.
        const isPaced = service === 'LIFE_LOGGER' && code === 'RATE_LIMITED';
        const failure = { service, code, cause: isPaced ? 'rate limit' : cause };
        expect(requests().at(-1)).toMatchObject({ failures: [failure] });
        expect(answer).toContain(code);
        // The cause is nobody's business but the operator's.
        if (!cause.startsWith('status')) expect(answer).not.toContain(cause);
      }
      expect(JSON.stringify(lines)).not.toMatch(/s3cret|127\.0\.0\.1|quintet\.invalid/);
    });

    test.each(Object.entries(joined))(
      'also where the answer goes on without it: %s',
      async (_, { query, asked }) => {
        const { ask, requests } = gatewayAt(closedPort(), entrance);
        await ask(query);
        const failures = requests().at(-1)?.failures as readonly Line[];
        for (const service of asked) {
          expect(failures).toContainEqual({ service, code: 'UPSTREAM_UNAVAILABLE', cause: 'ECONNREFUSED' });
        }
        expect(failures.length).toBeGreaterThan(1);
      },
    );

    test('also of a change', async () => {
      const { ask, requests } = gatewayAt(closedPort(), entrance);
      await ask('mutation { createLog(input: { content: "Hi" }) { log { databaseId } } }');
      expect(requests()).toMatchObject([
        { failures: [{ service: 'LITTLELOGS', code: 'UPSTREAM_UNAVAILABLE', cause: 'ECONNREFUSED' }] },
      ]);
    });

    test('where it is too slow', async () => {
      const server = await faulty(faults.stall());
      const { ask, clock, requests } = gatewayAt(server.url, entrance);
      const answer = ask(reads.LARDER!);
      await server.received(1);
      clock.advance(REQUEST_TIMEOUT_MS);
      await answer;
      expect(requests()).toMatchObject([
        { failures: [{ service: 'LARDER', code: 'UPSTREAM_TIMEOUT', cause: 'timeout' }] },
      ]);
    });

    test.each([
      ['refuses', faults.answer(400, '{"error":"no"}')],
      ['wants another credential', faults.answer(401, '{}')],
      ['does not permit it', faults.answer(403, '{}')],
      ['does not have it', faults.answer(404, '{}')],
    ])('and says nothing where it %s: that is no failure of the service', async (_, fault) => {
      const { ask, requests, outages } = gatewayAt(await at(fault), entrance);
      for (const query of Object.values(reads)) await ask(query);
      expect(requests().length).toBe(5);
      expect(requests().filter((line) => 'failures' in line)).toEqual([]);
      expect(outages()).toEqual([]);
    });
  },
);

describe('a service that fails is warned of', () => {
  const fails = {
    level: 40,
    service: 'LARDER',
    code: 'UPSTREAM_UNAVAILABLE',
    cause: 'status 503',
    msg: 'service fails',
  };

  test('once, then every 30 seconds at most with how many calls failed since; and it is said when it is back', async () => {
    let isDown = true;
    const fault: Fault = {
      onRequest: (socket, server) =>
        (isDown
          ? html
          : faults.answer(200, '{"count":0,"next":null,"previous":null,"results":[]}')
        ).onRequest?.(socket, server),
    };
    const { ask, clock, outages } = gatewayAt(await at(fault));
    const read = 'mutation { createFolder(input: { name: "x" }) { folder { id } } }';
    for (let index = 0; index < 10; index++) await ask(read);
    expect(outages().filter(({ msg }) => msg === 'service fails')).toEqual([{ ...fails, count: 1 }]);
    clock.advance(30_000);
    await ask(read);
    const warned = outages().filter(({ msg }) => msg === 'service fails');
    expect(warned).toEqual([
      { ...fails, count: 1 },
      { ...fails, count: expect.any(Number) },
    ]);
    expect(warned[1]?.count).toBeGreaterThan(1);
    isDown = false;
    clock.advance(30_000);
    await ask(reads.LARDER!);
    await ask(reads.LARDER!);
    expect(outages().filter(({ msg }) => msg === 'service is back')).toEqual([
      { level: 30, service: 'LARDER', failed: expect.any(Number), msg: 'service is back' },
    ]);
  });

  test('each service apart', async () => {
    const { ask, outages } = gatewayAt(closedPort());
    for (const query of Object.values(reads)) await ask(query);
    expect(outages().map(({ service }) => service)).toEqual(expect.arrayContaining(Object.keys(reads)));
  });

  test('by a process too, with a certificate that is over', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'quintet-'));
    onTestFinished(() => rm(directory, { recursive: true }));
    const quintet = await startProcess({
      directory,
      environment: {
        SANDBOX: 'none',
        LOG_LEVEL: 'info',
        LITTLELOGS_URL: (await expiredHttps()).href,
        NODE_EXTRA_CA_CERTS: join(import.meta.dirname, '../support/expired-certificate.pem'),
      },
    });
    await quintet.ask(reads.LITTLELOGS!);
    quintet.child.kill('SIGTERM');
    expect(await quintet.exit).toBe(0);
    const failure = { service: 'LITTLELOGS', code: 'UPSTREAM_UNAVAILABLE', cause: 'CERT_HAS_EXPIRED' };
    expect(quintet.lines()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ level: 40, ...failure, count: 1, msg: 'service fails' }),
        expect.objectContaining({ msg: 'graphql', failures: [failure] }),
      ]),
    );
  });
});
