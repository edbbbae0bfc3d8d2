import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, callsOf } from './ask.ts';
import { forgeries } from './forged-cursors.ts';
import { type FrontedQuintet, startFrontedQuintet } from './quintet.ts';
import { lists, sendForgedCursors } from './send-forged-cursors.ts';

let quintet: FrontedQuintet;
beforeAll(async () => {
  quintet = await startFrontedQuintet({ LOG_LEVEL: 'warn', REQUEST_TIMEOUT_MS: '10000' });
});
afterAll(() => quintet?.stop());

// All of them are in forged-cursors.exhaustive.test.ts.
test.each(Object.keys(lists))(
  'a forged cursor of %s is refused, or leads to its list, and costs nobody else anything',
  (name) => sendForgedCursors(quintet, name, 10),
);

test('the cursor that once ended the process is refused without a call', async () => {
  const before = callsOf(quintet);
  const answer = await ask(
    quintet,
    '{viewer{events(first:3,after:"MW9waXhwNC5bMSwiMzF1dWFvIiwwLG51bGwsImsiLFtdLFtdLCJhYmMiXQ"){nodes{id}}}}',
  );
  expect(answer.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  expect(callsOf(quintet) - before).toBe(0);
});

test('many forged cursors in one request cost no more than the request may', async () => {
  const whole = await ask(quintet, '{ viewer { c: timeline(first: 2) { pageInfo { endCursor } } } }');
  const cursor = /"endCursor":"([^"]+)"/.exec(JSON.stringify(whole))?.[1] ?? '';
  const forged = Object.values(forgeries(cursor))
    .filter((value) => value.length < 2_000)
    .slice(0, 30);
  const query = `{ viewer { ${forged.map((value, index) => `t${index}: timeline(first: 3, after: ${JSON.stringify(value)}) { nodes { id } }`).join(' ')} } }`;
  const began = callsOf(quintet);
  await ask(quintet, query);
  expect(callsOf(quintet) - began).toBeLessThanOrEqual(200);
  // What is compiled for the first time is not what this is about.
  await quintet.load();
  await ask(quintet, query);
  expect((await quintet.load()).busiestMs).toBeLessThan(100);
});

const kinds = [
  'TG9nOjI2MTM',
  'TG9n',
  'TG9nOg',
  'TG9nOi0x',
  'OjE',
  'X19wcm90b19fOjE',
  'Y29uc3RydWN0b3I6MQ',
  'dG9TdHJpbmc6MQ',
];

test('a forged id is refused or finds nothing', async () => {
  const ids = [
    ...kinds,
    ...Object.values(forgeries('TGl0dGxlbG9nc1VzZXI6YmVsbGU')).filter((id) => id.length < 5_000),
    ...['../x', 'a\0b', 'x/y', 'a\\b', '%2e%2e', '\ud800'].map((name) =>
      Buffer.from(`LittlelogsUser:${name}`).toString('base64url'),
    ),
  ];
  for (const id of ids) {
    const answer = await ask(quintet, 'query ($id: ID!) { node(id: $id) { id __typename } }', { id });
    const codes = (answer.errors ?? []).map(({ extensions }) => extensions.code);
    expect(
      codes.every((code) => code === 'BAD_USER_INPUT'),
      `${id}: ${JSON.stringify(answer)}`,
    ).toBe(true);
  }
  const paths = Object.values(quintet.services).flatMap(({ requests }) =>
    requests.map(({ path }) => decodeURIComponent(path)),
  );
  expect(paths.filter((path) => /\.\.|\0|\\/.test(path))).toEqual([]);
});

test('a cursor sealed anew is taken for a real one: what the tests forge reaches the checks behind the seal', async () => {
  const whole = await ask(quintet, '{ c: logs(first: 2) { pageInfo { endCursor } } }');
  const cursor = /"endCursor":"([^"]+)"/.exec(JSON.stringify(whole))?.[1] ?? '';
  const same = forgeries(cursor)['deflateRawSync of it, sealed'];
  const after = (value: string | undefined) =>
    ask(quintet, 'query ($c: String) { logs(first: 2, after: $c) { nodes { id } } }', { c: value });
  expect(await after(same)).toEqual(await after(cursor));
});
