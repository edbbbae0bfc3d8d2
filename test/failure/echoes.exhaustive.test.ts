import { afterAll, beforeAll, expect, test } from 'vitest';
import { EchoingServices, echoedOperations } from './echoes.ts';

let services: EchoingServices;
beforeAll(async () => {
  services = await EchoingServices.start();
});
afterAll(() => services.close());

test.each(echoedOperations)(
  'no secret of $name comes back, however a service quotes it, in every encoding and answer',
  async (operation) => {
    expect(await services.echoesOf(operation, 1, 0)).toEqual([]);
  },
);
