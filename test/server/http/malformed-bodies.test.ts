import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { overHttp } from '../../support/entrance.ts';
import { createSmallGateway } from '../small-gateway.ts';

// Whatever is sent in a place where it can't be read may be a secret: no answer and no line of the log repeats it.

const secret = 'hunter2-canary';
const json = 'application/json';

const bodies: Record<string, readonly [contentType: string, body: string]> = {
  'a form in the place of JSON': [json, `email=a@b.c&password=${secret}`],
  'JSON cut short': [json, `{"query":"{greeting}","variables":{"password":"${secret}"`],
  'JSON with a comma too many': [json, `{"query":"{greeting}","variables":{"password":"${secret}",}}`],
  'a bare word': [json, secret],
  'a JSON string': [json, `"${secret}"`],
  'a list of texts': [json, `["${secret}"]`],
  'variables as a text': [json, `{"query":"{greeting}","variables":"{\\"p\\":\\"${secret}\\"}"}`],
  'variables as a list': [json, `{"query":"{greeting}","variables":["${secret}"]}`],
  'extensions as a text': [json, `{"query":"{greeting}","extensions":"${secret}"}`],
  'an id in a list': [json, `{"documentId":["${secret}"]}`],
  'an operation name in an object': [json, `{"query":"{greeting}","operationName":{"a":"${secret}"}}`],
  'an operation that is not there': [json, `{"query":"{greeting}","operationName":"${secret}"}`],
  'a query in an object': [json, `{"query":{"password":"${secret}"}}`],
  'a parameter that nobody knows': [json, `{"query":"{greeting}","password":"${secret}"}`],
  'a name that nobody knows': [json, `{"query":"{greeting}","${secret}":"x"}`],
  'a text in a document where none may stand': [json, `{"query":"{ greeting \\"${secret}\\" }"}`],
  'a long text in a document where none may stand': [
    json,
    `{"query":"{ greeting \\"\\"\\"${secret}\\"\\"\\" }"}`,
  ],
  'a text in a document that does not end': [json, `{"query":"{ greeting(name: \\"${secret}"}`],
  'a text with an escape that is none': [json, `{"query":"{ greeting(name: \\"${secret}\\\\q\\") }"}`],
  'a text that is no document': ['application/graphql', `"${secret}"`],
  'a form with variables that are no JSON': [
    'application/x-www-form-urlencoded',
    `query={greeting}&variables=${secret}`,
  ],
  'a form of parts': ['multipart/form-data; boundary=x', `--x\r\n\r\n${secret}\r\n--x--`],
  XML: ['application/xml', `<password>${secret}</password>`],
};

const addresses: Record<string, string> = {
  'variables that are no JSON': `query={greeting}&variables={"p":"${secret}`,
  'variables that are a text': `query={greeting}&variables="${secret}"`,
  'extensions that are no JSON': `query={greeting}&extensions=${secret}`,
  'a query twice': `query={greeting}&query=${secret}`,
  'a wrong escape': `query={greeting}&operationName=${secret}%`,
  'an id that nobody knows': `documentId=${secret}`,
  'an operation that is not there': `query={greeting}&operationName=${secret}`,
};

function start() {
  const lines: string[] = [];
  const logger = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
  const gateway = createSmallGateway({ logger });
  return { lines, entrances: [gateway, overHttp(gateway)] };
}

async function expectSilence(path: string, init: RequestInit) {
  const { lines, entrances } = start();
  const answers: string[] = [];
  for (const gateway of entrances) {
    const response = await gateway.fetch(`http://quintet${path}`, init);
    const text = await response.text();
    expect(JSON.parse(text).errors[0].message).toMatch(/\.$|PersistedQueryNotFound/);
    answers.push(`${response.status} ${text}`);
    expect(text + JSON.stringify([...response.headers])).not.toContain(secret);
  }
  expect(answers[0]).toBe(answers[1]);
  expect(lines).toHaveLength(2);
  expect(lines.join('')).not.toContain(secret);
}

describe.each(['application/json', 'application/graphql-response+json', '*/*'])(
  'to a client of %s',
  (accept) => {
    test.each(Object.entries(bodies))('the answer to %s does not quote it', async (_, [type, body]) => {
      const headers = { accept, 'content-type': type, 'x-graphql-csrf': '1' };
      await expectSilence('/graphql', { method: 'POST', headers, body });
    });

    test.each(Object.entries(addresses))(
      'the answer to %s in an address does not quote it',
      async (_, search) => {
        await expectSilence(`/graphql?${search}`, { headers: { accept } });
      },
    );
  },
);
