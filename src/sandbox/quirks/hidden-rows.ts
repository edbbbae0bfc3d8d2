import { readList } from './list-response.ts';
import { isPicked } from './pick.ts';
import { POSITIVE, type Quirk } from './quirk.ts';

export const hiddenRows: Quirk = {
  description: 'One item in {value} is counted in lists and never sent, so that pages arrive short.',
  value: { default: '7', pattern: POSITIVE },
  wrap:
    (next, every, { lists }) =>
    async (request) => {
      const response = await next(request);
      const list = await readList(response, lists);
      if (list === undefined) return response;
      return list.with({ items: list.items.filter((item) => !isPicked(item, Number(every))) });
    },
};
