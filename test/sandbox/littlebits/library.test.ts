import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sandbox as littlebitsSandbox } from '../../../src/sandbox/littlebits/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import type { Reply } from '../client.ts';
import { asMember, failure, quantities } from './client.ts';

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await littlebitsSandbox.start({ directory: null });
});
afterEach(() => sandbox.close());

const CLOUD_BIT = '216';
const library = async (): Promise<Record<number, number>> =>
  quantities((await asMember(sandbox, 'GET', 'my_library')).body);
const write = (method: string, form: Record<string, string>): Promise<Reply> =>
  asMember(sandbox, method, 'my_library', { form });

describe('my library (B5)', () => {
  test('is forty modules, not paged, in the documented shape', async () => {
    const { status, body } = await asMember(sandbox, 'GET', 'my_library?page=2&per_page=1');
    expect([status, body.results.length]).toEqual([200, 40]);
    expect(body.meta).toEqual({
      version: 2,
      criteria: { method: 'GET', endpoint: '/api/v2/my_library', params: null },
      success: true,
      errors: null,
    });
    expect(body.results[0]).toEqual({
      variant_id: 216,
      product_id: 201,
      quantity: 2,
      title: 'cloudBit™',
      description:
        'The cloudBit is the easiest way to create internet-connected devices. You can now snap the internet to anything!',
      type: 'Bit',
      bit_type: 'wire',
      images: expect.arrayContaining([expect.stringContaining('/spree/products/2010/large/cloudbit-1.png?')]),
    });
    expect(body.results[3]).toMatchObject({ variant_id: 186, bit_type: null });
    expect(body.results[1].description).toHaveLength(150);
  });
});

describe('adding (B6)', () => {
  test('puts a kit and its modules into the library, and answers them', async () => {
    const { status, body } = await write('POST', { variant_id: CLOUD_BIT });
    expect([status, body.meta.criteria]).toEqual([
      201,
      { method: 'POST', endpoint: '/api/v2/my_library', params: [{ name: 'variant_id', value: CLOUD_BIT }] },
    ]);
    expect(body.results.map((module: { variant_id: number }) => module.variant_id)).toEqual([
      13, 179, 186, 216,
    ]);
    expect(quantities(body)).toEqual({ 13: 2, 179: 6, 186: 3, 216: 3 });
  });

  test('adds a kit part as often as the kit holds it, from a multipart form too', async () => {
    const form = new FormData();
    form.set('variant_id', '213');
    const { body } = await asMember(sandbox, 'POST', 'my_library/', { body: form });
    expect(quantities(body)).toEqual({
      21: 5,
      22: 2,
      23: 3,
      24: 5,
      29: 2,
      38: 2,
      40: 2,
      51: 4,
      101: 1,
      152: 1,
      213: 1,
    });
  });

  test('adds one module that is no kit', async () => {
    expect(quantities((await write('POST', { variant_id: '4' })).body)).toEqual({ 4: 3 });
    expect((await library())[4]).toBe(3);
  });
});

describe('adjusting (B7)', () => {
  test('changes a kit and its modules by the delta', async () => {
    const { status, body } = await write('PUT', { variant_id: CLOUD_BIT, operator: 'add', delta: '2' });
    expect([status, body.meta.criteria]).toEqual([
      200,
      {
        method: 'PUT',
        endpoint: '/api/v2/my_library',
        params: [
          { name: 'variant_id', value: CLOUD_BIT },
          { name: 'delta', value: '2' },
          { name: 'operator', value: 'add' },
        ],
      },
    ]);
    expect(quantities(body)).toEqual({ 13: 3, 179: 7, 186: 4, 216: 4 });
  });

  test('takes away no more than there is, and what is gone has quantity 0', async () => {
    const { body } = await write('PUT', { variant_id: CLOUD_BIT, operator: 'subtract', delta: '9' });
    expect(quantities(body)).toEqual({ 13: 0, 179: 3, 186: 0, 216: 0 });
    expect(Object.keys(await library())).toHaveLength(37);
  });

  test.each([
    ['delta of 0', { operator: 'add', delta: '0' }],
    ['negative delta', { operator: 'add', delta: '-1' }],
    ['missing delta', { operator: 'add' }],
    ['unknown operator', { operator: 'double', delta: '1' }],
  ])('refuses a %s with 422', async (_, form) => {
    const { status, body } = await write('PUT', { variant_id: CLOUD_BIT, ...form });
    expect([status, body.results, body.meta.success]).toEqual([422, [], false]);
    expect((await library())[216]).toBe(2);
  });
});

describe('removing (B8)', () => {
  test('takes the form as the body of a DELETE, takes the contents of every kit along, answers the rest', async () => {
    const { status, body } = await write('DELETE', { variant_id: CLOUD_BIT });
    expect([status, body.results.length, body.meta.criteria.method]).toEqual([200, 37, 'DELETE']);
    expect(body.results[0]).toMatchObject({ variant_id: 179, quantity: 3 });
    expect(quantities(body)).toEqual(await library());
  });
});

describe('a module that is not there', () => {
  test('fails with 200 where it is not in the library', async () => {
    const params = [{ name: 'variant_id', value: '58' }];
    const expected = failure('DELETE', 'my_library', params, 'This module is not in your library.', []);
    const { status, body } = await write('DELETE', { variant_id: '58' });
    expect([status, body]).toEqual([200, expected]);
    const adjusted = await write('PUT', { variant_id: '58', operator: 'add', delta: '1' });
    expect([adjusted.status, adjusted.body.meta.success]).toEqual([200, false]);
  });

  test('is 404 where no product has it, and 400 where none is named', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      expect((await write(method, { variant_id: '9999' })).status).toBe(404);
      expect((await write(method, { 'variant_id[]': '13' })).status).toBe(404);
      expect((await write(method, {})).status).toBe(400);
    }
  });
});
