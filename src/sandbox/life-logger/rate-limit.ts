import { POSITIVE, type Quirk } from '../quirks/quirk.ts';

const MINUTE = 60_000;

/** slowapi counts by path and client address, not by user; here all calls come from one address. */
export const rateLimit: Quirk = {
  description: 'From {value} requests a minute to one path on, of all users together, the answer is 429.',
  value: { default: '200', pattern: POSITIVE },
  wrap(next, most, { now }) {
    const minutes = new Map<string, { readonly endsAt: number; requests: number }>();
    return (request) => {
      const { pathname } = new URL(request.url);
      const current = minutes.get(pathname);
      const minute =
        current !== undefined && now() < current.endsAt ? current : { endsAt: now() + MINUTE, requests: 0 };
      minutes.set(pathname, minute);
      minute.requests += 1;
      return minute.requests > Number(most) ? tooManyRequests(most) : next(request);
    };
  },
};

/** In the words of slowapi, without `Retry-After`. */
export function tooManyRequests(most = '200'): Response {
  return Response.json({ error: `Rate limit exceeded: ${most} per 1 minute` }, { status: 429 });
}
