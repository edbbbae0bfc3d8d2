import { POSITIVE, type Quirk } from './quirk.ts';

export const slow: Quirk = {
  description: 'Each response comes {value} milliseconds later.',
  value: { default: '2000', pattern: POSITIVE },
  wrap:
    (next, milliseconds, { wait }) =>
    async (request) => {
      await wait(Number(milliseconds));
      return next(request);
    },
};
