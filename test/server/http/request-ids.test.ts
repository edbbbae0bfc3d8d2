import { pino } from 'pino';
import { expect, test } from 'vitest';
import { overHttp } from '../../support/entrance.ts';
import { createSmallGateway, send } from '../small-gateway.ts';

const made = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const json = { 'content-type': 'application/json' };

function start() {
  const ids: unknown[] = [];
  const logger = pino({ base: null }, { write: (line: string) => ids.push(JSON.parse(line).requestId) });
  const gateway = createSmallGateway({ logger });
  return { ids, entrances: [gateway, overHttp(gateway)] };
}

const requests: Record<string, { readonly path: string; readonly init?: RequestInit }> = {
  'an answer': { path: '/graphql', init: { method: 'POST', headers: json, body: '{"query":"{greeting}"}' } },
  'a query in an address': { path: '/graphql?query={greeting}' },
  'a field that fails': { path: '/graphql?query={broken}' },
  'a refusal': { path: '/graphql', init: { method: 'POST', headers: json, body: 'no' } },
  'a method that is not allowed': { path: '/graphql', init: { method: 'DELETE' } },
};

test.each(Object.entries(requests))(
  '%s has the id of its request, as the log has',
  async (_, { path, init }) => {
    const { ids, entrances } = start();
    for (const gateway of entrances) {
      const idOf = async (id?: string) => {
        const headers = { ...init?.headers, ...(id !== undefined && { 'x-request-id': id }) };
        return (await send(gateway, path, { ...init, headers })).headers.get('x-request-id');
      };
      expect(await idOf('Root=1:a/b@c.d+e_f-9')).toBe('Root=1:a/b@c.d+e_f-9');
      expect(await idOf('x'.repeat(128))).toBe('x'.repeat(128));
      for (const refused of ['x'.repeat(129), '', 'a b', 'a,b', '{"a":1}', 'a;b', '\u00e9']) {
        expect(await idOf(refused)).toMatch(made);
      }
      const [first, second] = [await idOf(), await idOf()];
      expect(first).toMatch(made);
      expect(second).not.toBe(first);
      const logged = ids.splice(0).filter((id) => id !== undefined);
      expect(logged).toHaveLength(11);
      expect(logged.slice(-2)).toEqual([first, second]);
      expect(logged.slice(0, 2)).toEqual(['Root=1:a/b@c.d+e_f-9', 'x'.repeat(128)]);
      expect(logged.slice(2, 9).every((id) => made.test(String(id)))).toBe(true);
    }
  },
);

test.each(['/health', '/ready', '/nowhere'])('%s has one too', async (path) => {
  for (const gateway of start().entrances) {
    const { headers } = await send(gateway, path, { headers: { 'x-request-id': 'a' } });
    expect(headers.get('x-request-id')).toBe('a');
  }
});
