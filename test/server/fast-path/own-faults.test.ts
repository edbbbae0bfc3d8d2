import { createSchema } from 'graphql-yoga';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { overHttp } from '../../support/entrance.ts';
import { type Answer, createSmallGateway, post } from '../small-gateway.ts';

// Faults of the gateway's own, which no code foresees: each costs the request that met it, and no other.

type Overrides = NonNullable<Parameters<typeof createSmallGateway>[0]>;

const unwritable = createSchema({
  typeDefs: /* GraphQL */ `
    scalar Anything
    type Query {
      atOnce: Anything
      later: Anything
      greeting: String
    }
  `,
  resolvers: {
    Query: {
      // No JSON can be made of it.
      atOnce: () => 10n,
      later: async () => 10n,
      greeting: () => 'Hello',
    },
  },
});

let refusals = 0;
const faults: Record<string, { readonly overrides: Overrides; readonly query: string }> = {
  'in the making of its context': {
    overrides: {
      context() {
        refusals += 1;
        if (refusals % 2 === 1) throw new Error('password=hunter2');
        return {};
      },
    },
    query: '{ greeting }',
  },
  'in the writing of an answer': { overrides: { schema: unwritable }, query: '{ atOnce }' },
  'in the writing of an answer that took a while': { overrides: { schema: unwritable }, query: '{ later }' },
};

describe.each(Object.entries(faults))('a fault %s', (_, { overrides, query }) => {
  test('is told as any other that nobody foresaw, on both ways, and logged without its message', async () => {
    const lines: string[] = [];
    const logger = pino({ base: null, timestamp: false }, { write: (line: string) => lines.push(line) });
    const gateway = createSmallGateway({ logger, ...overrides });
    refusals = 0;
    const expected = told(await post(gateway, { query }));
    refusals = 0;
    const overSocket = overHttp(gateway);
    expect(told(await post(overSocket, { query }))).toEqual(expected);
    expect(expected).toEqual({
      status: 500,
      body: {
        errors: [{ message: 'Unexpected error.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
      },
    });
    expect(lines.filter((line) => line.includes('unexpected error'))).toHaveLength(2);
    expect(lines.join()).not.toContain('hunter2');
    // Others are answered as before.
    expect((await post(overSocket, { query: '{ greeting }' })).status).toBe(200);
  });
});

function told({ status, body }: Answer) {
  return { status, body };
}
