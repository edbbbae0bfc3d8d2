import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ContentDocument } from '../../../schema/generated/graphql.ts';
import type { UpstreamGateway } from '../../support/upstream-gateway.ts';
import { enveloped, refusing, signedIn, startLittlebits } from './documented-requests.ts';
import { type SandboxedGateway, startSandboxed } from './sandboxed.ts';

describe('of the web site', () => {
  let littlebits: SandboxedGateway;
  beforeAll(async () => {
    littlebits = await startSandboxed();
  });
  afterAll(() => littlebits.close());
  beforeEach(() => {
    littlebits.calls.length = 0;
  });

  async function contentAt(key: string): Promise<unknown> {
    const { data, errors } = await littlebits.run(ContentDocument, { key });
    expect(errors).toBeUndefined();
    return data?.content;
  }

  test('a list says what it says as HTML and as text, with pictures that have a scheme', async () => {
    const { items } = (await contentAt('learn.lbbasics')) as { items: object[] };
    const image = '/uploads/image/asset/6120/card_feature_synth.png';
    const { origin, host } = littlebits.sandbox.url;
    expect(items).toHaveLength(3);
    expect(items[2]).toEqual({
      name: 'sound',
      title: 'Make Some Noise',
      html: 'Beeps, <em>songs</em> &amp; alarms',
      text: 'Beeps, songs & alarms',
      imageUrl: `${origin}${image}`,
      // As the service sent it.
      values: {
        title: 'Make Some Noise',
        value: 'Beeps, <em>songs</em> & alarms',
        image: `//${host}${image}`,
      },
    });
  });

  test('HTML is sanitised, and its links are absolute', async () => {
    expect(await contentAt('learn.safety')).toEqual({
      html: `<p>Bits snap together with magnets. <a href="${littlebits.sandbox.url.origin}/faq#safety">Don't swallow them.</a></p>`,
      text: "Bits snap together with magnets. Don't swallow them.",
    });
  });

  test('a group is a list of all that are in it, and each of them a list of one', async () => {
    const names = async (key: string) =>
      ((await contentAt(key)) as { items: { name: string }[] }).items.map(({ name }) => name);
    expect(await names('content.landingpages.podcasts')).toEqual(['android', 'ios']);
    expect(await names('content.landingpages.podcasts.android')).toEqual(['android']);
    expect(await names('learn.empty')).toEqual([]);
  });

  test('one that is not there is null, and no error', async () => {
    expect(await contentAt('learn.nothing')).toBeNull();
    expect(littlebits.calls).toEqual(['GET content?key=learn.nothing']);
  });

  test('one that is asked for twice is one call, whatever spaces are around its key', async () => {
    const { data } = await littlebits.query(
      '{ a: content(key: "learn.empty") { __typename } b: content(key: " learn.empty ") { __typename } }',
    );
    expect(data).toEqual({ a: { __typename: 'ContentList' }, b: { __typename: 'ContentList' } });
    expect(littlebits.calls).toEqual(['GET content?key=learn.empty']);
  });

  test('a key that is empty is refused without a call', async () => {
    expect(await littlebits.run(ContentDocument, { key: ' ' })).toEqual({
      data: { content: null },
      errors: [
        {
          message: '`key` must name a text: `learn.lbbasics`.',
          locations: [expect.anything()],
          path: ['content'],
          extensions: { code: 'BAD_USER_INPUT', retryable: false, argument: 'key' },
        },
      ],
    });
    expect(littlebits.calls).toEqual([]);
  });
});

describe('of a littleBits that answers', () => {
  let littlebits: UpstreamGateway;
  beforeEach(async () => {
    littlebits = await startLittlebits();
  });
  afterEach(() => littlebits.close());

  const content = () => littlebits.run(ContentDocument, { key: 'a.key' }, signedIn);

  test.each([
    [
      { display: 'video', content: { url: 'x' } },
      { display: 'video', raw: { url: 'x' } },
    ],
    [{ display: 'empty' }, { display: 'empty', raw: null }],
  ])('with a kind of text that nobody knew: %j', async (results, expected) => {
    littlebits.server.enqueue(enveloped(results));
    expect(await content()).toEqual({ data: { content: expected } });
  });

  test('with a list that says little', async () => {
    const items = [
      { name: 'a', values: {} },
      { name: 'b', values: { title: null, value: '', image: '', more: 1 } },
    ];
    littlebits.server.enqueue(enveloped({ display: 'list', content: items }));
    const nothing = { title: null, html: null, text: null, imageUrl: null };
    expect(await content()).toEqual({
      data: {
        content: {
          items: items.map(({ name, values }) => ({ name, ...nothing, values })),
        },
      },
    });
  });

  test('with HTML that is empty', async () => {
    littlebits.server.enqueue(enveloped({ display: 'html', content: '' }));
    expect(await content()).toEqual({ data: { content: { html: null, text: null } } });
  });

  test.each([
    ['a list that is HTML', { display: 'list', content: '<p>' }, '/results/content must be array'],
    ['HTML that is a list', { display: 'html', content: [] }, '/results/content must be string'],
    [
      'a text without a name',
      { display: 'list', content: [{ values: {} }] },
      '/results/content/0 must have required properties name',
    ],
    ['no kind', { content: [] }, '/results must have required properties display'],
  ])('with what is not documented: %s', async (_, results, fault) => {
    littlebits.server.enqueue(enveloped(results));
    expect(await content()).toEqual({
      data: { content: null },
      errors: [
        {
          message: `littleBits answered with something other than documented: ${fault}.`,
          locations: [expect.anything()],
          path: ['content'],
          extensions: { code: 'UPSTREAM_INVALID_RESPONSE', service: 'LITTLEBITS', retryable: false },
        },
      ],
    });
  });

  test('with a refusal that is about more than the key', async () => {
    littlebits.server.enqueue(refusing('A content key is required.', 400));
    expect(await content()).toMatchObject({
      data: { content: null },
      errors: [{ message: 'littleBits refused the request (400).', extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });
});
