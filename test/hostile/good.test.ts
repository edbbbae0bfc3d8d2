import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { attackedOperations } from './operations.ts';
import { credentials, standIns } from './stand-ins/all.ts';
import { serveStandIn } from './stand-ins/serve.ts';

const oauthClient = { id: 'a-client', secret: 'a-secret' };

test.each(attackedOperations)(
  '$row is answered whole by a service that behaves as documented',
  async ({ key, document, variables, matches }) => {
    const running = await Promise.all(
      standIns.map(async (standIn) => [standIn.key, await serveStandIn(standIn)] as const),
    );
    const endpoints = Object.fromEntries(
      running.map(([name, { url }]) => [name, { url, sandboxed: false, oauthClient }]),
    );
    const gateway = startGateway({ endpoints });
    const answer = await gateway.query(document, variables, { headers: credentials });
    const asked = running.find(([name]) => name === key)?.[1].requests ?? [];
    await gateway.close();
    await Promise.all(running.map(([, { close }]) => close()));
    expect(answer.errors).toBeUndefined();
    expect(JSON.stringify(answer.data)).not.toMatch(/"userErrors":\[\{/);
    expect(asked.some(matches)).toBe(true);
  },
);
