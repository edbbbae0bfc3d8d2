import type { StandInRequest } from '../stand-ins/stand-in.ts';
import { answering, type Fault } from './fault.ts';

/** The ways in which servers quote what they were sent. */
export const encodings: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  percent: encodeURIComponent,
  form: (text) => new URLSearchParams({ a: text }).toString().slice(2),
  base64: (text) => Buffer.from(text).toString('base64'),
  base64url: (text) => Buffer.from(text).toString('base64url'),
  hex: (text) => Buffer.from(text).toString('hex'),
  json: (text) => JSON.stringify(text).slice(1, -1),
  unicode: (text) =>
    [...text].map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  html: (text) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&#x27;'),
};

const parts: Readonly<Record<string, (request: StandInRequest) => string>> = {
  headers: ({ headers }) =>
    Object.entries(headers)
      .filter(([name]) => /auth/i.test(name))
      .map(([, value]) => String(value))
      .join(' '),
  'the value of the credential': ({ headers }) =>
    String(headers.authorization ?? headers.mobileappauth ?? '')
      .split(' ')
      .at(-1) ?? '',
  'the decoded login': ({ headers }) =>
    Buffer.from(String(headers.authorization ?? '').replace('Basic ', ''), 'base64').toString('latin1'),
  body: ({ body }) => body.toString(),
  'the decoded body': ({ body }) =>
    [...new URLSearchParams(body.toString())].map(([name, value]) => `${name}=${value}`).join(' '),
};

/** A service that quotes what it was sent in its refusals, in its failures, and in an answer's texts. */
export const echoFaults: readonly Fault[] = Object.entries(parts).flatMap(([part, read]) =>
  Object.entries(encodings).flatMap(([coding, encode]) =>
    [400, 401, 422, 500, 200].map((status) =>
      answering(
        `${status} that quotes ${part} in ${coding}`,
        ({ request }) => {
          const quote = `Can't read ${encode(read(request))}.`;
          return {
            status,
            headers: { 'x-quote': quote.replaceAll(/[\r\n]/g, ' ') },
            body: JSON.stringify({
              error: quote,
              detail: quote,
              error_description: quote,
              results: null,
              meta: { success: false, errors: quote },
            }),
          };
        },
        { write: () => ['REFUSED', 'USER_ERRORS', 'UNKNOWN', 'MADE', 'DONE'] },
      ),
    ),
  ),
);
