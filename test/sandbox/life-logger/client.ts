import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { asDemoUser, type Reply, type Sent } from '../client.ts';

/** `/events` or `/stats` of the demo user between two moments, which are encoded as a query demands. */
export function between(
  sandbox: RunningSandbox,
  path: string,
  start: string,
  end: string,
  sent: Sent = {},
): Promise<Reply> {
  return asDemoUser(sandbox, 'GET', `${path}?${new URLSearchParams({ start, end })}`, sent);
}

/** The ids of the events between two moments. */
export async function idsBetween(sandbox: RunningSandbox, start: string, end: string): Promise<number[]> {
  const { body } = await between(sandbox, '/events', start, end);
  return body.events.map(({ id }: { id: number }) => id);
}
