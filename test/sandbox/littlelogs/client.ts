import { DEMO_READ_TOKEN } from '../../../src/sandbox/littlelogs/demo.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { type Reply, type Sent, send } from '../client.ts';

/** Acts as the demo user with a token that may only read. */
export function asReader(
  sandbox: RunningSandbox,
  method: string,
  path: string,
  sent: Sent = {},
): Promise<Reply> {
  return send(sandbox, method, path, { token: DEMO_READ_TOKEN, ...sent });
}
