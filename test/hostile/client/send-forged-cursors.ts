import { expect } from 'vitest';
import { ask, callsOf } from './ask.ts';
import { forgeries } from './forged-cursors.ts';
import type { FrontedQuintet } from './quintet.ts';

/** Every list: its fields around the connection, and its other arguments. */
export const lists: Readonly<Record<string, (paging: string, selection: string) => string>> = {
  logs: (paging, rest) => `{ c: logs(${paging}) ${rest} }`,
  logTags: (paging, rest) => `{ c: logTags(${paging}) ${rest} }`,
  homeTimeline: (paging, rest) => `{ viewer { c: homeTimeline(${paging}) ${rest} } }`,
  activity: (paging, rest) => `{ viewer { c: activity(${paging}) ${rest} } }`,
  followers: (paging, rest) =>
    `{ user(service: LITTLELOGS, username: "belle") { ... on LittlelogsUser { c: followers(${paging}) ${rest} } } }`,
  folders: (paging, rest) => `{ viewer { c: folders(${paging}) ${rest} } }`,
  bookmarks: (paging, rest) => `{ viewer { c: bookmarks(${paging}) ${rest} } }`,
  'found bookmarks': (paging, rest) => `{ viewer { c: bookmarks(query: "python", ${paging}) ${rest} } }`,
  bookmarkTags: (paging, rest) => `{ viewer { c: bookmarkTags(${paging}) ${rest} } }`,
  projects: (paging, rest) => `{ c: projects(${paging}) ${rest} }`,
  products: (paging, rest) => `{ c: products(${paging}) ${rest} }`,
  modules: (paging, rest) => `{ viewer { c: modules(${paging}) ${rest} } }`,
  comments: (paging, rest) => `{ project(id: "16") { c: comments(${paging}) ${rest} } }`,
  events: (paging, rest) =>
    `{ viewer { c: events(start: "2026-03-24T00:00:00Z", end: "2026-03-25T00:00:00Z", ${paging}) ${rest} } }`,
  'open events': (paging, rest) => `{ viewer { c: events(${paging}) ${rest} } }`,
  comics: (paging, rest) => `{ c: comics(${paging}) ${rest} }`,
  releases: (paging, rest) => `{ c: releases(${paging}) ${rest} }`,
  comicImages: (paging, rest) => `{ c: comicImages(${paging}) ${rest} }`,
  comicSubscriptions: (paging, rest) => `{ viewer { c: comicSubscriptions(${paging}) ${rest} } }`,
  timeline: (paging, rest) => `{ viewer { c: timeline(${paging}) ${rest} } }`,
};

/** Sends one of `share` forgeries of a list's cursor, others for each list. */
export async function sendForgedCursors(quintet: FrontedQuintet, name: string, share: number): Promise<void> {
  const of = lists[name]!;
  const whole = await ask(quintet, of('first: 2', '{ pageInfo { startCursor endCursor } }'));
  const [cursor] = [...JSON.stringify(whole).matchAll(/"endCursor":"([^"]+)"/g)].map(([, found]) => found);
  expect(cursor, JSON.stringify(whole)).toBeDefined();
  const sides = name === 'timeline' ? ['first: 3, after'] : ['first: 3, after', 'last: 3, before'];
  await quintet.load();
  const all = Object.entries(forgeries(cursor!));
  const own = all.filter((_, index) => index % share === Object.keys(lists).indexOf(name) % share);
  for (const [kind, forged] of own) {
    for (const side of sides) {
      const began = callsOf(quintet);
      const answer = await ask(
        quintet,
        of(`${side}: ${JSON.stringify(forged)}`, '{ pageInfo { endCursor } nodes { __typename } }'),
      );
      const made = callsOf(quintet) - began;
      const codes = (answer.errors ?? []).map(({ extensions }) => extensions.code);
      const known = codes.every((code) =>
        ['BAD_USER_INPUT', 'CURSOR_LOST', 'REQUEST_TOO_LARGE', 'OPERATION_TOO_COMPLEX'].includes(
          String(code),
        ),
      );
      expect(known, `${kind} ${side} ${forged.slice(0, 200)}: ${JSON.stringify(answer.errors)}`).toBe(true);
      expect(
        made,
        `${kind} ${side} ${forged.slice(0, 200)}: ${JSON.stringify(answer).slice(0, 300)}`,
      ).toBeLessThanOrEqual(30);
    }
  }
  expect(quintet.ended()).toBeNull();
  const { busiestMs } = await quintet.load();
  expect(busiestMs).toBeLessThan(100);
}
