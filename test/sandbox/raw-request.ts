import { type IncomingHttpHeaders, request } from 'node:http';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';

/** Reads as the demo user and leaves the body as it came. */
export function rawRequest(
  { url, credential }: RunningSandbox,
  path: string,
  acceptEncoding: string,
): Promise<{ readonly headers: IncomingHttpHeaders; readonly body: Buffer }> {
  const headers = {
    'accept-encoding': acceptEncoding,
    [url.pathname === '/api/v2/' ? 'mobileappauth' : 'authorization']: credential,
  };
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, url), { headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }));
    });
    sent.on('error', reject).end();
  });
}
