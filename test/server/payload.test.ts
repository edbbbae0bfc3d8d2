import { describe, expect, test } from 'vitest';
import { payload } from '../../src/graphql/user-errors.ts';
import {
  UpstreamNotFoundError,
  UpstreamRefusedError,
  UpstreamUnavailableError,
} from '../../src/upstream/http/errors.ts';

const request = { service: 'TEST', method: 'POST', path: 'links/add/' };
const refusedWith = (field: string | null) => () =>
  Promise.reject(
    new UpstreamRefusedError(request, 'No.', { status: 400, refusals: [{ field, message: 'No good.' }] }),
  );
const gone = () => Promise.reject(new UpstreamNotFoundError(request, 'Not here.'));
const notFound = (field: string | null) => ({
  userErrors: [{ field, code: 'NOT_FOUND', message: 'Not here.' }],
});

describe('a refusal names the field of the input', () => {
  test.each([
    ['parent', 'folderId'],
    ['title', 'title'],
    ['constructor', 'constructor'],
    [null, null],
  ])('where the service says %s: %s', async (told, field) => {
    expect(await payload(refusedWith(told), { names: { parent: 'folderId' } })).toEqual({
      userErrors: [{ field, code: 'INVALID', message: 'No good.' }],
    });
  });

  test('that is not there, where somebody knows which', async () => {
    expect(await payload(gone)).toEqual(notFound(null));
    expect(await payload(gone, { notFound: () => 'folderId' })).toEqual(notFound('folderId'));
    expect(await payload(gone, { notFound: async () => 'id' })).toEqual(notFound('id'));
  });

  test('or none, where the look for it fails', async () => {
    const failing = () => Promise.reject(new UpstreamUnavailableError(request, 'Down.'));
    expect(await payload(gone, { notFound: failing })).toEqual(notFound(null));
  });

  test('and nobody looks where nothing is missing', async () => {
    const unexpected = () => {
      throw new Error('Not to be asked.');
    };
    expect(await payload(async () => ({ made: 1 }), { notFound: unexpected })).toEqual({
      made: 1,
      userErrors: [],
    });
  });
});
