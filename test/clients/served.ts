import { onTestFinished } from 'vitest';
import { listen } from '../../src/server/http/http-server.ts';
import { startTwoServices, type TwoServices } from '../server/incremental/two-services.ts';

/** The same gateway, at an address that any client can call. */
export interface Served extends TwoServices {
  readonly url: string;
}

export async function serveTwoServices(
  options: Parameters<typeof startTwoServices>[0] = {},
): Promise<Served> {
  const services = await startTwoServices(options);
  const server = await listen(services.gateway.handle, { host: '127.0.0.1', port: 0 });
  onTestFinished(async () => {
    await server.drain(1000);
  });
  return { ...services, url: `${server.origin}/graphql` };
}
