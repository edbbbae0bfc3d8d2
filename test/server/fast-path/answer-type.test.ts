import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonContentTypeFor } from '../../../src/server/http/answer-type.ts';
import { createSmallGateway } from '../small-gateway.ts';

const mediaTypes = fc.constantFrom(
  ...['*/*', 'application/*', 'application/json', 'application/graphql-response+json', 'APPLICATION/JSON'],
  ...['application/graphql+json', 'text/html', 'text/*', '*', '', '*/json', 'image/webp', 'application'],
);
const parameters = fc.constantFrom(
  ...['', ';q=0.1', '; q=0', ';charset=utf-8', '; charset=UTF-8', ';charset=latin1', ';charset=utf-8;q=1'],
);
const accepts = fc
  .array(
    fc.tuple(mediaTypes, parameters).map(([type, parameter]) => type + parameter),
    { maxLength: 4 },
  )
  .map((entries) => entries.join(', '));

test('an Accept header gets the media type that yoga answers it with', async () => {
  const gateway = createSmallGateway();
  await fc.assert(
    fc.asyncProperty(accepts, async (accept) => {
      const type = jsonContentTypeFor(accept);
      // What it can't tell is yoga's to answer.
      fc.pre(type !== null);
      const { headers } = await gateway.fetch('http://quintet/graphql?query={__typename}', {
        headers: { accept },
      });
      expect(headers.get('content-type')).toBe(type);
    }),
  );
});

test('clients that name nothing get JSON, and those that name what is not made are left to yoga', () => {
  expect(jsonContentTypeFor(undefined)).toBe('application/json; charset=utf-8');
  expect(jsonContentTypeFor('text/event-stream')).toBeNull();
  expect(jsonContentTypeFor('multipart/mixed, application/graphql-response+json;q=0.5')).toBe(
    'application/graphql-response+json; charset=utf-8',
  );
});
