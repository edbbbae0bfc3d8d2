import type { RequestListener, ServerResponse } from 'node:http';
import { logPage, people } from './littlelogs-data.ts';
import { RequestTimes } from './request-times.ts';

/** A Littlelogs that only reads. */
export interface StaticLittlelogs {
  readonly listener: RequestListener;
  readonly times: RequestTimes;
}

/**
 * Every answer is a Buffer that is made once, so that it costs next to nothing beside what is measured.
 *
 * @param delayMs Milliseconds that each answer takes.
 */
export function staticLittlelogs(delayMs: number): StaticLittlelogs {
  const answers = new Map<string, Buffer | undefined>();
  const times = new RequestTimes();
  const listener: RequestListener = (request, response) => {
    const { url = '', headers } = request;
    times.begin(headers.authorization, response);
    if (!answers.has(url)) answers.set(url, answerTo(url));
    const body = answers.get(url);
    if (delayMs === 0) send(response, body);
    else setTimeout(send, delayMs, response, body);
  };
  return { listener, times };
}

function answerTo(url: string): Buffer | undefined {
  const { pathname, searchParams } = new URL(url, 'http://upstream');
  const [, name] = /^\/api\/1\/users\/(\w+)\/$/.exec(pathname) ?? [];
  const user = people.find(({ username }) => username === name);
  if (user) return Buffer.from(JSON.stringify(user));
  if (!/^\/api\/1\/logs\/(user\/\w+\/)?$/.test(pathname)) return undefined;
  const [limit, offset] = ['limit', 'offset'].map((name) => Number(searchParams.get(name)));
  return Buffer.from(JSON.stringify(logPage(limit ?? 0, offset ?? 0)));
}

function send(response: ServerResponse, body: Buffer | undefined): void {
  response.writeHead(body ? 200 : 404, {
    'content-type': 'application/json',
    'content-length': body?.length ?? 0,
  });
  response.end(body);
}
