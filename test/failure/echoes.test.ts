import { afterAll, beforeAll, expect, test } from 'vitest';
import { EchoingServices, echoedOperations } from './echoes.ts';

let services: EchoingServices;
beforeAll(async () => {
  services = await EchoingServices.start();
});
afterAll(() => services.close());

// Every encoding in every answer to every operation is in echoes.exhaustive.test.ts.
test.each(echoedOperations.map((operation, index) => ({ ...operation, index })))(
  'no secret of $name comes back, however a service quotes it',
  async (operation) => {
    expect(await services.echoesOf(operation, 5, operation.index)).toEqual([]);
  },
);

const refusedInItsWords = echoedOperations.filter(({ name }) => !/^account|^signInToComics/.test(name));

test.each(refusedInItsWords)(
  'what a service says against $name without a secret is passed on',
  async ({ source }) => {
    const answer = { status: 409, json: { error: 'Somebody else has changed it already, sorry.' } };
    expect(await services.told(source, answer)).toContain('Somebody else has changed it already, sorry.');
  },
);
