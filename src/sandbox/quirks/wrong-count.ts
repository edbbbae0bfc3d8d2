import { readList } from './list-response.ts';
import type { Quirk } from './quirk.ts';

export const wrongCount: Quirk = {
  description: 'Totals of lists are off by {value} (may be negative).',
  value: { default: '1', pattern: /^[+-]?[1-9]\d{0,6}$/ },
  wrap:
    (next, difference, { lists }) =>
    async (request) => {
      const response = await next(request);
      const list = await readList(response, lists);
      if (list?.total === undefined) return response;
      return list.with({ total: Math.max(0, list.total + Number(difference)) });
    },
};
