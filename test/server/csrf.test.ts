import { expect, test } from 'vitest';
import { createSmallGateway, send } from './small-gateway.ts';

const gateway = createSmallGateway();
const query = 'mutation { likeLog(id: "7") { id } }';
const form = new URLSearchParams({ query }).toString();

function postAs(contentType: string | undefined, body: BodyInit, headers: Record<string, string> = {}) {
  const given: Record<string, string> =
    contentType === undefined ? headers : { 'content-type': contentType, ...headers };
  return send(gateway, '/graphql', { method: 'POST', headers: given, body });
}

test.each([
  ['application/x-www-form-urlencoded', form],
  ['Application/X-WWW-Form-Urlencoded; charset=utf-8', form],
  ['multipart/form-data; boundary=x', '--x--'],
  ['text/plain', JSON.stringify({ query })],
  ['text/plain; application/json', JSON.stringify({ query })],
])('a POST of %s, as a form on any page can send it, is refused', async (contentType, body) => {
  const answer = await postAs(contentType, body);
  expect(answer.status).toBe(403);
  expect(answer.body).toEqual({
    errors: [
      {
        message:
          'A POST of this content type is not accepted: send it as application/json, or with a header x-graphql-csrf: 1.',
        extensions: { code: 'CSRF_PREVENTED' },
      },
    ],
  });
});

test('a POST without a content type is refused', async () => {
  const body = new Blob([JSON.stringify({ query })]);
  expect((await postAs(undefined, body)).status).toBe(403);
});

test.each(['x-graphql-csrf', 'apollo-require-preflight'])(
  'a form with the header %s is let in',
  async (name) => {
    const answer = await postAs('application/x-www-form-urlencoded', form, { [name]: '1' });
    expect(answer.body).toEqual({ data: { likeLog: { id: '7' } } });
  },
);

test('JSON needs no header', async () => {
  const answer = await postAs('application/json', JSON.stringify({ query }));
  expect(answer.body).toEqual({ data: { likeLog: { id: '7' } } });
});

test.each(['multipart/form-data; boundary=x', 'text/plain', 'application/xml'])(
  'a POST of %s is no GraphQL request even with the header',
  async (contentType) => {
    const answer = await postAs(contentType, '--x--', { 'x-graphql-csrf': '1' });
    expect(answer.status).toBe(415);
    expect(answer.body).toEqual({
      errors: [
        {
          message: 'A POST of this content type is not accepted: send it as application/json.',
          extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' },
        },
      ],
    });
  },
);

test('a GET runs queries alone', async () => {
  const address = (text: string) => `/graphql?query=${encodeURIComponent(text)}`;
  expect((await send(gateway, address('{ greeting }'))).body).toEqual({
    data: { greeting: 'Hello, world!' },
  });

  const mutation = await send(gateway, address(query));
  expect([mutation.status, mutation.headers.get('allow')]).toEqual([405, 'POST']);
  expect(mutation.body).toEqual({
    errors: [
      {
        message: 'Can only perform a mutation operation from a POST request.',
        extensions: { code: 'BAD_REQUEST' },
      },
    ],
  });
});

test('variables of a GET that are no JSON are the client’s fault', async () => {
  const answer = await send(gateway, '/graphql?query={greeting}&variables={"name":');
  expect(answer.status).toBe(400);
  expect(answer.body).toEqual({
    errors: [
      {
        message: 'The parameters "variables" and "extensions" must be JSON objects.',
        extensions: { code: 'BAD_REQUEST' },
      },
    ],
  });
});

test('several operations in one request are refused', async () => {
  const answer = await postAs('application/json', JSON.stringify([{ query: '{ greeting }' }]));
  expect(answer.status).toBe(400);
  expect(answer.body).toEqual({
    errors: [{ message: 'Batching is not supported.', extensions: { code: 'BAD_REQUEST' } }],
  });
});
