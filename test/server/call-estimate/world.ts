import { sandboxes } from '../../../src/sandboxes.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { startRecordingServer } from '../../support/recording-server.ts';

const monday = Date.parse('2026-06-01T09:00:00Z');

/** What operations are tried against. */
export interface World {
  readonly gateway: TestGateway;
  /** The same with a limit on calls that many operations reach. */
  readonly strict: TestGateway;
  /** The same lists with other items in them: what it gives as cursors was forged, to the first. */
  readonly elsewhere: TestGateway;
  readonly clock: FakeClock;
  close(): Promise<void>;
}

/** `MAX_UPSTREAM_CALLS` of the strict gateway. */
export const STRICT_LIMIT = 3;

/** Limits of documents are no matter here: what is tried is that of calls. */
const env = { MAX_ALIASES: '1000', MAX_TOKENS: '10000', MAX_DIRECTIVES: '1000', MAX_DEPTH: '30' };

export async function startWorld(random: () => number): Promise<World> {
  const clock = new FakeClock({ now: monday, skipUpTo: 300 });
  const started = await Promise.all(
    Object.entries(sandboxes).map(async ([key, { load }]) => {
      const sandbox = await (await load()).start({ directory: null, now: () => clock.now() });
      const distorted = await startRecordingServer(async ({ method, url, headers, body }) => {
        const { authorization, accept } = headers;
        const response = await fetch(new URL(url, sandbox.url), {
          method,
          headers: {
            ...(authorization && { authorization }),
            ...(accept && { accept }),
            ...credentialOf(headers),
          },
          ...(method === 'GET' ? {} : { body }),
        });
        const text = await response.text();
        return { status: response.status, json: distort(text === '' ? {} : JSON.parse(text), random) };
      });
      return { key, sandbox, distorted };
    }),
  );
  const open = (
    urlOf: (entry: (typeof started)[number]) => URL,
    more: Readonly<Record<string, string>> = {},
  ) =>
    startGateway({
      clock,
      env: { ...env, ...more },
      endpoints: Object.fromEntries(
        started.map((entry) => {
          const { credential, oauthClient } = entry.sandbox;
          return [entry.key, { url: urlOf(entry), sandboxed: true, demoCredential: credential, oauthClient }];
        }),
      ),
    });
  const gateway = open(({ sandbox }) => sandbox.url);
  const strict = open(({ sandbox }) => sandbox.url, { MAX_UPSTREAM_CALLS: String(STRICT_LIMIT) });
  const elsewhere = open(({ sandbox, distorted }) => new URL(sandbox.url.pathname, distorted.url));
  return {
    gateway,
    strict,
    elsewhere,
    clock,
    async close() {
      await Promise.all([gateway.close(), strict.close(), elsewhere.close()]);
      await Promise.all(started.flatMap(({ sandbox, distorted }) => [sandbox.close(), distorted.close()]));
    },
  };
}

/** Headers of services' own that name whoever asks. */
function credentialOf(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, string> {
  const own = Object.entries(headers).filter(([name]) => /token|key/i.test(name));
  return Object.fromEntries(own.map(([name, value]) => [name, String(value)]));
}

/** The same answer of another instance: other keys, names and times, and more of them. */
function distort(json: unknown, random: () => number): unknown {
  if (Array.isArray(json)) return json.map((item) => (isList(json) ? distortItem(item, random) : item));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => {
      if (name === 'count') return [name, Number(value) + Math.floor(random() * 500)];
      if (name === 'results' || name === 'objects' || name === 'body') return [name, distort(value, random)];
      return [name, value];
    }),
  );
}

function isList(items: readonly unknown[]): boolean {
  return items.every((item) => typeof item === 'object' && item !== null);
}

function distortItem(item: object, random: () => number): object {
  // A folder is what other lists are asked for by.
  if ('links' in item) return item;
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => {
      if (name === 'id' && typeof value === 'number') return [name, value + Math.floor(random() * 5000)];
      if (name === 'id' && /^\d+$/.test(String(value)))
        return [name, String(Number(value) + Math.floor(random() * 5000))];
      if (name === 'id') return [name, String(value).replace(/[0-9a-f]{3}$/, () => hex(random, 3))];
      if (name === 'created' || name === 'fetched')
        return [name, String(value).replace(/^\d{4}/, () => String(2005 + Math.floor(random() * 20)))];
      return [name, value];
    }),
  );
}

function hex(random: () => number, length: number): string {
  return Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
}
