import { readingInstead } from './list-response.ts';
import type { Quirk } from './quirk.ts';

/** The service answers as if the parameter had not been sent. */
export function ignoredParameter(name: string): Quirk {
  return {
    description: `The parameter ${name} of lists is ignored.`,
    wrap: (next) => (request) => {
      const url = new URL(request.url);
      if (request.method !== 'GET' || !url.searchParams.has(name)) return next(request);
      url.searchParams.delete(name);
      return next(readingInstead(request, url));
    },
  };
}
