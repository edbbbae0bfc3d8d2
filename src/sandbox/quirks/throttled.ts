import { POSITIVE, type Quirk } from './quirk.ts';

export const throttled: Quirk = {
  description: 'Of every {value} requests one is answered with 429 (=1: all are).',
  value: { default: '5', pattern: POSITIVE },
  wrap(next, every, { tooManyRequests }) {
    let requests = 0;
    return (request) => {
      requests += 1;
      return requests % Number(every) === 0 ? tooManyRequests() : next(request);
    };
  },
};
