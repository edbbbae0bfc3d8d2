import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { type Reply, type Sent, send } from '../littlelogs/client.ts';

/** Acts as the demo user. */
export function asJacob(
  sandbox: RunningSandbox,
  method: string,
  path: string,
  sent: Sent = {},
): Promise<Reply> {
  return send(sandbox, method, path, { authorization: sandbox.credential, ...sent });
}

/** `/events` or `/stats` of the demo user between two moments, which are encoded as a query demands. */
export function between(
  sandbox: RunningSandbox,
  path: string,
  start: string,
  end: string,
  sent: Sent = {},
): Promise<Reply> {
  return asJacob(sandbox, 'GET', `${path}?${new URLSearchParams({ start, end })}`, sent);
}

/** The ids of the events between two moments. */
export async function idsBetween(sandbox: RunningSandbox, start: string, end: string): Promise<number[]> {
  const { body } = await between(sandbox, '/events', start, end);
  return body.events.map(({ id }: { id: number }) => id);
}
