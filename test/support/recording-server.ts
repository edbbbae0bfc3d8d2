import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RecordedRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** `json` is sent as JSON, `body` as it is. Status 200 and no body by default. */
export interface PlannedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: string | Buffer;
}

export type AnswerHandler = (request: RecordedRequest) => PlannedAnswer | Promise<PlannedAnswer>;

/** A real HTTP server on a free port that keeps what it was sent. */
export interface RecordingServer {
  /** Its root: `http://127.0.0.1:40123/`. */
  readonly url: URL;
  readonly requests: readonly RecordedRequest[];
  /** The most requests that waited for an answer at one time. */
  readonly maxInFlight: number;
  /** Connections opened so far. */
  readonly connections: number;
  /** Answers for the next requests, in order; used up before the handler is asked. */
  enqueue(...answers: readonly PlannedAnswer[]): void;
  /** Resolves as soon as `count` requests have come in. */
  received(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Answers from the queue, then from `handler`, else with 200 and `{}`. */
export async function startRecordingServer(
  handler: AnswerHandler = () => ({ json: {} }),
): Promise<RecordingServer> {
  const requests: RecordedRequest[] = [];
  const queue: PlannedAnswer[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  let inFlight = 0;
  let maxInFlight = 0;
  let connections = 0;

  const server = createServer(async (message, response) => {
    inFlight++;
    maxInFlight = Math.max(maxInFlight, inFlight);
    response.on('close', () => inFlight--);
    const request = await record(message);
    requests.push(request);
    for (const { count, resolve } of waiting) if (requests.length >= count) resolve();
    answer(response, queue.shift() ?? (await handler(request)));
  });
  server.on('connection', () => connections++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`),
    requests,
    get maxInFlight() {
      return maxInFlight;
    },
    get connections() {
      return connections;
    },
    enqueue: (...answers) => {
      queue.push(...answers);
    },
    received: (count) =>
      new Promise((resolve) => {
        if (requests.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function record(message: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const { method = '', url = '', headers } = message;
  return { method, url, headers, body: Buffer.concat(chunks).toString() };
}

function answer(response: ServerResponse, { status = 200, headers = {}, json, body }: PlannedAnswer): void {
  const type = json === undefined ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, { ...type, ...headers }).end(json === undefined ? body : JSON.stringify(json));
}
