import { credentials } from '../stand-ins/all.ts';
import type { FrontedQuintet, Quintet } from './quintet.ts';

export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

export async function ask(
  quintet: Quintet,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const response = await fetch(new URL('/graphql', quintet.origin), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...credentials },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

/** How many calls the services behind it have got so far. */
export function callsOf({ services }: FrontedQuintet): number {
  return Object.values(services).reduce((sum, { requests }) => sum + requests.length, 0);
}
