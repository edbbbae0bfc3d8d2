import type { ServerResponse } from 'node:http';
import { argument, onCommand } from './child.ts';
import { listen } from './listen.ts';
import { logPage, people } from './littlelogs-data.ts';
import { RequestTimes } from './request-times.ts';

/**
 * A static Littlelogs: every answer is a Buffer that is made once, so that it costs next to nothing beside what is
 * measured.
 */
const { delayMs } = argument<{ readonly delayMs: number }>();
const answers = new Map<string, Buffer | undefined>();
const times = new RequestTimes();

listen((request, response) => {
  const { url = '', headers } = request;
  times.begin(headers.authorization, response);
  if (!answers.has(url)) answers.set(url, answerTo(url));
  const body = answers.get(url);
  if (delayMs === 0) send(response, body);
  else setTimeout(send, delayMs, response, body);
});
onCommand('times', () => times.take());

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
