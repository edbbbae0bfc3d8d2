import type { FetchAPI } from 'graphql-yoga';
import type { Delivery } from '../incremental/delivery.ts';
import type { Payloads } from '../incremental/payloads.ts';

/** How parts are told apart in a body. */
interface Framing {
  readonly contentType: string;
  readonly open: string;
  part(json: string): string;
  readonly close: string;
}

function framingOf({ mediaType, format }: Delivery): Framing {
  const version = format === 'v0.2' ? 'incrementalSpec=v0.2' : 'deferSpec=20220824';
  if (mediaType === 'text/event-stream') {
    return {
      contentType: `text/event-stream; charset=utf-8; ${version}`,
      open: '',
      part: (json) => `event: next\ndata: ${json}\n\n`,
      close: 'event: complete\ndata:\n\n',
    };
  }
  return {
    contentType: `multipart/mixed; boundary="-"; ${version}`,
    open: '\r\n---',
    // The boundary goes with the part that it ends: a client takes no part before it has seen that.
    part: (json) => `\r\nContent-Type: application/json; charset=utf-8\r\n\r\n${json}\r\n---`,
    close: '--\r\n',
  };
}

/**
 * Sends each part as soon as it is there.
 *
 * No signs of life between them: the deadline of a request ends before anybody on the way loses patience.
 */
export function respondInParts(payloads: Payloads, delivery: Delivery, fetchAPI: FetchAPI): Response {
  const { contentType, open, part, close } = framingOf(delivery);
  const encoder = new fetchAPI.TextEncoder();
  const iterator = payloads[Symbol.asyncIterator]();
  let before = open;
  const body = new fetchAPI.ReadableStream<Uint8Array>({
    async pull(controller) {
      // It fails where the client is gone. Should it fail otherwise, a body that breaks off says so.
      const next = await iterator.next().catch(() => null);
      if (next && !next.done) {
        controller.enqueue(encoder.encode(before + part(JSON.stringify(next.value))));
        before = '';
        return;
      }
      if (next) controller.enqueue(encoder.encode(close));
      controller.close();
    },
    async cancel() {
      await iterator.return?.();
    },
  });
  return new fetchAPI.Response(body, {
    headers: {
      'content-type': contentType,
      // Who compresses or buffers on the way would hold parts back until there are more.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}
