import { DEMO_TOKEN } from '../../../src/sandbox/littlebits/demo.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { type Reply, type Sent, send } from '../client.ts';

/** A request as the demo user. */
export function asMember(
  sandbox: RunningSandbox,
  method: string,
  path: string,
  sent: Sent = {},
  token = DEMO_TOKEN,
): Promise<Reply> {
  return send(sandbox, method, path, { ...sent, headers: { MobileAppAuth: token, ...sent.headers } });
}

/** The whole envelope of an answer without success. */
export function failure(method: string, path: string, params: unknown, errors: string, results: object = {}) {
  return {
    results,
    meta: {
      version: 2,
      criteria: { method, endpoint: `/api/v2/${path}`, params },
      success: false,
      errors,
    },
  };
}

/** The same of one that succeeds. */
export function success(method: string, path: string, params: unknown, results: object) {
  return {
    results,
    meta: {
      version: 2,
      criteria: { method, endpoint: `/api/v2/${path}`, params },
      success: true,
      errors: null,
    },
  };
}

export const TOKEN_SHAPE = /^[0-9a-f]{48}$/;

/** What a module is without its texts and pictures. */
export function quantities(body: Reply['body']): Record<number, number> {
  return Object.fromEntries(
    body.results.map(({ variant_id, quantity }: Record<string, number>) => [variant_id, quantity]),
  );
}
