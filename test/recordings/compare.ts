import { request } from 'node:http';
import type { Exchange } from './recording.ts';

/** What a sandbox answered to a recorded request. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** Sends a recorded request as it is, but for another authority and what a test changes in it. */
export function sendTo(
  origin: string,
  { request: { method, path, headers, body } }: Exchange,
  changes: { readonly headers?: Readonly<Record<string, string>>; readonly prefix?: string } = {},
): Promise<Answered> {
  const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const options = { method, headers: { ...headers, ...length, ...changes.headers }, agent: false };
    const sent = request(`${origin}${changes.prefix ?? ''}${path}`, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const answered = { status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() };
        resolve({ ...answered, headers: response.headers as Answered['headers'] });
      });
    });
    sent.on('error', reject).end(body ?? undefined);
  });
}

/** Of the recorded headers those that say something of the answer; an `ETag` only has to be there. */
const COMPARED = ['content-type', 'location', 'www-authenticate', 'allow'];

/** An answer in the form in which it is compared. */
export function comparable({ status, headers, body }: Answered): object {
  return {
    status,
    headers: Object.fromEntries(COMPARED.map((name) => [name, headers[name]])),
    hasEtag: headers.etag !== undefined,
    body: /json/.test(headers['content-type'] ?? '') && body !== '' ? JSON.parse(body) : body,
  };
}
