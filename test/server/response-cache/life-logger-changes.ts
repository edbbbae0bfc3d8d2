import { DEMO_PASSWORD, OTHER_USERNAME } from '../../../src/sandbox/life-logger/demo.ts';
import type { Changes } from './changes.ts';

export const lifeLoggerChanges: Changes = {
  service: 'life-logger',
  reads: [
    'viewer.labels',
    'viewer.events(first: 5)',
    'viewer.events(first: 5, start: "2026-05-31T00:00:00Z", end: "2026-06-02T00:00:00Z")',
    'viewer.account(service: LIFE_LOGGER)',
    'viewer.accounts',
    'viewer.timeline(first: 5)',
    'user(service: LIFE_LOGGER, username: "jacob")',
    'node(id: "TGlmZUxvZ2dlclVzZXI6MQ")',
    'nodes(ids: ["TGlmZUxvZ2dlclVzZXI6MQ"])',
  ],
  async viewers({ sandbox }) {
    const answer = await fetch(new URL('login', sandbox.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: OTHER_USERNAME, password: DEMO_PASSWORD }),
    });
    const { token } = (await answer.json()) as { token: string };
    return { jacob: {}, noor: { 'x-life-logger-authorization': `Bearer ${token}` } };
  },
  steps: [{ mutation: 'updateDisplayName', input: () => ({ displayName: 'Aardvark' }) }],
};
