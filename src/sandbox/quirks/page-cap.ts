import { readingInstead } from './list-response.ts';
import { POSITIVE, type Quirk } from './quirk.ts';

/** So many requests get pages as long as they ask for, until the cap appears. */
const FREE_REQUESTS = 1;

export const pageCap: Quirk = {
  description: 'Pages hold at most {value} items, from the second request for a longer one on.',
  value: { default: '20', pattern: POSITIVE },
  wrap(next, cap, { lists: { paging } }) {
    let longer = 0;
    return (request) => {
      const url = new URL(request.url);
      const asked = paging && Number(url.searchParams.get(paging.size));
      if (request.method !== 'GET' || !paging || !(asked && asked > Number(cap))) return next(request);
      longer += 1;
      if (longer <= FREE_REQUESTS) return next(request);
      url.searchParams.set(paging.size, cap);
      return next(readingInstead(request, url));
    };
  },
};
