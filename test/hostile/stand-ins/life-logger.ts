import { fieldsOf, json, type StandIn } from './stand-in.ts';

const events = [
  {
    id: 42,
    label: 'Programming',
    started_at: '2026-03-24T09:00:00+00:00',
    ended_at: '2026-03-24T11:30:00+00:00',
  },
  {
    id: 43,
    label: 'Exercise',
    started_at: '2026-03-24T12:00:00+00:00',
    ended_at: '2026-03-24T12:52:30+00:00',
  },
  { id: 44, label: 'Reading', started_at: '2026-03-24T18:00:00+00:00', ended_at: null },
];
const me = { id: 1, username: 'yourname', display_name: 'Jacob', created_at: '2026-03-24T12:00:00+00:00' };

/** Life Logger as its page "Query your data" and its recordings show it. */
export const lifeLogger: StandIn = {
  key: 'life-logger',
  service: 'LIFE_LOGGER',
  basePath: '',
  header: 'x-life-logger-authorization',
  credential: 'Bearer 0a1b0a1b0a1b0a1b',
  answer(request) {
    const { method, path, query } = request;
    if (path === 'me')
      return json(method === 'PATCH' ? { ...me, display_name: fieldsOf(request).display_name } : me);
    if (path === 'labels') return json({ labels: ['Exercise', 'Programming', 'Reading'] });
    const start = Date.parse(query.get('start') ?? '');
    const end = Date.parse(query.get('end') ?? '');
    if (path === 'events') {
      const within = ({ started_at }: { started_at: string }) =>
        Date.parse(started_at) >= start && Date.parse(started_at) < end;
      return json({ events: events.filter(within) });
    }
    if (path === 'stats')
      return json({
        percentages: { Programming: 62.5, Exercise: 37.5 },
        minutes: { Programming: 187.5, Exercise: 112.5 },
      });
    return json({ detail: 'Not Found' }, 404);
  },
};
