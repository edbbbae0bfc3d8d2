import { onTestFinished } from 'vitest';
import type { Logger } from '../../../src/server/observe/logger.ts';
import type { WriteOutcome } from '../../../src/upstream/http/errors.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { type Fault, type FaultyServer, faults, startFaultyServer } from '../../support/faulty-server.ts';
import { type AnswerError, startGateway } from '../../support/gateway.ts';

export const TOKEN = 'tok3n-S3CRET';

export interface FailingLittlebits {
  readonly clock: FakeClock;
  readonly server: FaultyServer;
  /** Every call that is done, as `GET products`. */
  readonly calls: readonly string[];
  /** The whole answer but `locations`, for somebody who is signed in; errors in the order of their paths. */
  ask(source: string, variables?: object): Promise<object>;
}

/** The gateway over a littleBits that fails by path: `{ products: fault }`. Paths that are not named stall. */
export async function littlebitsThat(
  routes: Readonly<Record<string, Fault>>,
  options: { readonly logger?: Logger } = {},
): Promise<FailingLittlebits> {
  const absolute = Object.entries(routes).map(([path, fault]) => [`/api/v2/${path}`, fault]);
  const server = await startFaultyServer(faults.byPath(Object.fromEntries(absolute)));
  const clock = new FakeClock({ skipUpTo: 300 });
  const endpoint = { url: new URL('api/v2/', server.url), sandboxed: false };
  const gateway = startGateway({ endpoints: { littlebits: endpoint }, clock, ...options });
  onTestFinished(async () => {
    clock.advance(600_000); // Closing waits for what a failed test left under way.
    await gateway.close();
    await server.close();
  });
  return {
    clock,
    server,
    calls: gateway.calls,
    async ask(source, variables = {}) {
      const headers = { 'x-littlebits-authorization': TOKEN };
      const { errors, ...rest } = await gateway.query(source, { ...variables }, { headers });
      if (!errors) return rest;
      const ordered = errors.toSorted((a, b) => pathOf(a).localeCompare(pathOf(b)));
      return {
        ...rest,
        errors: ordered.map(({ message, path, extensions }) => ({ message, path, extensions })),
      };
    },
  };
}

function pathOf({ path = [] }: AnswerError): string {
  return path.join('.');
}

interface ErrorOptions {
  readonly retryable: boolean;
  /** Seconds. */
  readonly retryAfter?: number;
  /** Of a change. */
  readonly outcome?: WriteOutcome;
}

/** An error of littleBits as a client gets it, whole. */
export function failed(path: string, code: string, message: string, options: ErrorOptions): object {
  const steps = path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return { message, path: steps, extensions: { code, service: 'LITTLEBITS', ...options } };
}

/** Results in the envelope of every answer. */
export const results = (value: unknown, status = 200): Fault =>
  faults.answer(status, JSON.stringify({ results: value, meta: { success: true, errors: null } }));

/** Objects as littleBits documents them. */
export const wireProduct = (id: number, changes: object = {}) => ({
  id,
  name: `product ${id}`,
  type: 'Bit',
  bit_type: 'power',
  description: 'A Bit.',
  slug: `product-${id}`,
  available_on: '2012-12-17T00:00:00.000Z',
  updated_at: '2015-06-17T20:21:48.000Z',
  short_description: 'A Bit.',
  inactive: false,
  variants: [{ id, type: 'Bit', bit_type: 'power', is_master: true, images: [] }],
  ...changes,
});

export const wireModule = (id: number, changes: object = {}) => ({
  variant_id: id,
  product_id: id,
  quantity: 1,
  title: `module ${id}`,
  description: 'A module.',
  type: 'Bit',
  bit_type: null,
  images: [],
  ...changes,
});

export const wireAccount = { id: 7, username: 'someguy', spree_api_key: 'abc123', projects: [] };
