import { POSITIVE, type Quirk } from './quirk.ts';

export const failing: Quirk = {
  description: 'Of every {value} requests one is answered with 503 and an HTML page (=1: all are).',
  value: { default: '5', pattern: POSITIVE },
  wrap(next, every) {
    let requests = 0;
    return (request) => {
      requests += 1;
      return requests % Number(every) === 0 ? unavailable() : next(request);
    };
  },
};

function unavailable(): Response {
  const page = '<!doctype html><title>503 Service Unavailable</title><h1>Service Unavailable</h1>\n';
  return new Response(page, { status: 503, headers: { 'Content-Type': 'text/html' } });
}
