import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  SignInToComicsDocument,
  SubscribeToComicDocument,
  UnsubscribeFromComicDocument,
  UpdateComicSubscriptionsDocument,
} from '../../../schema/generated/graphql.ts';
import {
  DEMO_EMAIL,
  DEMO_KEY,
  OTHER_EMAIL,
  OTHER_KEY,
  OTHER_PASSWORD,
} from '../../../src/sandbox/comics/demo.ts';
import { uncachedTest } from '../../support/caches.ts';
import { globalId } from './documented.ts';
import { dialects, type SandboxedGateway, startSandboxed } from './sandboxed.ts';

const subscriptionList = 'GET subscriptions/?limit=1000&offset=0';
const comicId = (key: number) => globalId('Comic', key);
const subscriptionId = (key: number) => globalId('ComicSubscription', key);
const refusal = (field: string | null, code: string, message: string) => [{ field, code, message }];

describe.each(dialects)('at an instance that speaks the %s dialect,', (dialect) => {
  let comics: SandboxedGateway;
  beforeEach(async () => {
    comics = await startSandboxed(dialect);
  });
  afterEach(() => comics.close());

  /** The answer's data, once it is clear that it has no errors. */
  async function ask(query: string, headers: Record<string, string> = {}): Promise<unknown> {
    const { data, errors } = await comics.query(query, {}, { headers });
    expect(errors).toBeUndefined();
    return data;
  }

  async function isSubscribed(key: number): Promise<unknown> {
    const data = await ask(`{ comic(id: ${key}) { isSubscribed } }`);
    return (data as { comic: { isSubscribed: unknown } }).comic.isSubscribed;
  }

  const subscribed = (subscription: number, comic: number, viewerWasSubscribed: boolean) => ({
    subscribeToComic: {
      subscription: {
        id: subscriptionId(subscription),
        databaseId: String(subscription),
        comic: { id: comicId(comic) },
      },
      viewerWasSubscribed,
      userErrors: [],
    },
  });

  describe('a subscription', () => {
    // Reads the list before the change does: a cached list would answer the second read.
    uncachedTest('is there once it is made, whole and found by its id', async () => {
      expect(await isSubscribed(19)).toBe(false);
      comics.calls.length = 0;
      const { data } = await comics.run(SubscribeToComicDocument, { input: { comicId: comicId(19) } });
      expect(data).toEqual(subscribed(55, 19, false));
      expect(comics.calls).toEqual([subscriptionList, 'POST subscriptions/']);
      expect(await isSubscribed(19)).toBe(true);
      expect(
        await ask(`{ node(id: "${subscriptionId(55)}") { ... on ComicSubscription { comic { id } } } }`),
      ).toEqual({ node: { comic: { id: comicId(19) } } });
    });

    test('made twice is a success, too, and stays one: instances would make a second', async () => {
      const { data } = await comics.run(SubscribeToComicDocument, { input: { comicId: '18' } });
      expect(data).toEqual(subscribed(2, 18, true));
      expect(comics.calls).toEqual([subscriptionList]);
      expect(await ask('{ viewer { comicSubscriptions { totalCount } } }')).toEqual({
        viewer: { comicSubscriptions: { totalCount: 50 } },
      });
    });

    test('to a comic that is not there is refused', async () => {
      const { data } = await comics.run(SubscribeToComicDocument, { input: { comicId: '301' } });
      expect(data).toEqual({
        subscribeToComic: {
          subscription: null,
          viewerWasSubscribed: null,
          userErrors: refusal('comicId', 'NOT_FOUND', 'Comics does not have a comic 301.'),
        },
      });
      expect(comics.calls).toEqual([subscriptionList, 'POST subscriptions/']);
    });

    test('shows at once in what is read after it in the same request', async () => {
      const change = (name: string, input: string) => `${name}(input: { ${input} }) { userErrors { message }`;
      expect(
        await ask(`mutation {
          ${change('subscribeToComic', 'comicId: 19')} subscription { comic { isSubscribed } } }
          ${change('unsubscribeFromComic', 'comicId: 19')} deletedComicSubscriptionId }
          again: ${change('subscribeToComic', 'comicId: 19')} viewerWasSubscribed subscription { databaseId } }
        }`),
      ).toEqual({
        subscribeToComic: { userErrors: [], subscription: { comic: { isSubscribed: true } } },
        unsubscribeFromComic: { userErrors: [], deletedComicSubscriptionId: subscriptionId(55) },
        again: { userErrors: [], viewerWasSubscribed: false, subscription: { databaseId: '56' } },
      });
    });

    test('is nobody else’s business', async () => {
      const headers = { 'X-Comics-Authorization': `Key ${OTHER_KEY}` };
      expect(
        await ask(
          `{ node(id: "${subscriptionId(2)}") { id } viewer { comicSubscriptions { totalCount } } }`,
          headers,
        ),
      ).toEqual({ node: null, viewer: { comicSubscriptions: { totalCount: 4 } } });
      expect(
        await ask(
          'mutation { unsubscribeFromComic(input: { subscriptionId: 2 }) { userErrors { field code message } } }',
          headers,
        ),
      ).toEqual({
        unsubscribeFromComic: {
          userErrors: refusal('subscriptionId', 'NOT_FOUND', 'Comics does not have this.'),
        },
      });
    });
  });

  describe('the end of a subscription', () => {
    const ended = (id: number | null) => ({
      unsubscribeFromComic: {
        deletedComicSubscriptionId: id === null ? null : subscriptionId(id),
        userErrors: [],
      },
    });

    test('by its id is 1 call', async () => {
      const input = { subscriptionId: subscriptionId(2) };
      const { data } = await comics.run(UnsubscribeFromComicDocument, { input });
      expect(data).toEqual(ended(2));
      expect(comics.calls).toEqual(['DELETE subscriptions/2/']);
      expect(await isSubscribed(18)).toBe(false);
    });

    test('by its comic is looked up first', async () => {
      const input = { comicId: comicId(18) };
      const { data } = await comics.run(UnsubscribeFromComicDocument, { input });
      expect(data).toEqual(ended(2));
      expect(comics.calls).toEqual([subscriptionList, 'DELETE subscriptions/2/']);
    });

    test('shows in the comic of the answer, where you named the comic', async () => {
      const end = (input: string) =>
        ask(`mutation { unsubscribeFromComic(input: { ${input} }) { comic { id isSubscribed } } }`);
      const comic = (key: number) => ({
        unsubscribeFromComic: { comic: { id: comicId(key), isSubscribed: false } },
      });
      expect(await end('comicId: 18')).toEqual(comic(18));
      expect(comics.calls).toEqual([subscriptionList, 'DELETE subscriptions/2/', subscriptionList]);
      expect(await end('comicId: 19')).toEqual(comic(19));
      expect(await end('comicId: 301')).toEqual({ unsubscribeFromComic: { comic: null } });
      expect(await end('subscriptionId: 1')).toEqual({ unsubscribeFromComic: { comic: null } });
    });

    test('by a comic that you are not subscribed to is a success without a change', async () => {
      const { data } = await comics.run(UnsubscribeFromComicDocument, { input: { comicId: '19' } });
      expect(data).toEqual(ended(null));
      expect(comics.calls).toEqual([subscriptionList]);
    });

    test('by an id that is not there is refused', async () => {
      const { data } = await comics.run(UnsubscribeFromComicDocument, { input: { subscriptionId: '999' } });
      expect(data).toEqual({
        unsubscribeFromComic: {
          deletedComicSubscriptionId: null,
          userErrors: refusal('subscriptionId', 'NOT_FOUND', 'Comics does not have this.'),
        },
      });
    });
  });

  describe('many changes at once', () => {
    const changed = (added: readonly (readonly [number, number])[], deleted: readonly number[]) => ({
      updateComicSubscriptions: {
        added: added.map(([id, comic]) => ({
          id: subscriptionId(id),
          databaseId: String(id),
          comic: { id: comicId(comic) },
        })),
        deletedComicSubscriptionIds: deleted.map(subscriptionId),
        userErrors: [],
      },
    });
    const update = async (input: { subscribe?: string[]; unsubscribe?: string[] }) => {
      comics.calls.length = 0;
      const { data, errors } = await comics.run(UpdateComicSubscriptionsDocument, { input });
      expect(errors).toBeUndefined();
      return data;
    };

    test('are made, and what is so already is left out: it would undo them all', async () => {
      expect(
        await update({
          subscribe: ['18', '19', comicId(20), '19'],
          unsubscribe: [comicId(1), '21', '22', '23', '24', '25', '26'],
        }),
      ).toMatchObject({ updateComicSubscriptions: { added: [{ databaseId: '55' }, { databaseId: '56' }] } });
      expect(comics.calls).toEqual([subscriptionList, 'PATCH subscriptions/', subscriptionList]);
      expect(await isSubscribed(19)).toBe(true);
      expect(await isSubscribed(20)).toBe(true);
      expect(await isSubscribed(18)).toBe(true);
    });

    test('tell which subscriptions are new and which are gone', async () => {
      expect(await update({ subscribe: ['20'], unsubscribe: ['18', '19'] })).toEqual(
        changed([[55, 20]], [2]),
      );
      expect(await update({ unsubscribe: ['20'] })).toEqual(changed([], [55]));
      expect(await update({ subscribe: ['18'] })).toEqual(changed([[56, 18]], []));
    });

    test('that change nothing send nothing', async () => {
      expect(await update({ subscribe: ['18'], unsubscribe: ['19', '301'] })).toEqual(changed([], []));
      expect(comics.calls).toEqual([subscriptionList]);
    });

    test('are not made at all where one of the comics is not there', async () => {
      expect(await update({ subscribe: ['19', '301'], unsubscribe: ['18'] })).toEqual({
        updateComicSubscriptions: {
          added: [],
          deletedComicSubscriptionIds: [],
          userErrors: refusal('subscribe', 'NOT_FOUND', 'Comics does not have a comic 301.'),
        },
      });
      expect(await isSubscribed(18)).toBe(true);
      expect(await isSubscribed(19)).toBe(false);
    });

    test('hold for the whole of a big collection', async () => {
      const all = Array.from({ length: 300 }, (_, index) => String(index + 1));
      await update({ subscribe: all });
      const count = '{ viewer { comicSubscriptions { totalCount } } }';
      expect(await ask(count)).toEqual({ viewer: { comicSubscriptions: { totalCount: 300 } } });
      await update({ unsubscribe: all });
      expect(await ask(count)).toEqual({ viewer: { comicSubscriptions: { totalCount: 0 } } });
    });
  });

  describe('signing in', () => {
    const signIn = async (email: string, password: string, headers: Record<string, string> = {}) => {
      const { data } = await comics.run(SignInToComicsDocument, { input: { email, password } }, { headers });
      return data?.signInToComics;
    };
    const unknown = {
      credential: null,
      user: null,
      userErrors: refusal(
        null,
        'INVALID',
        'This email address and password do not belong to an account at this instance.',
      ),
    };

    test('gives what later requests send, whoever was signed in before', async () => {
      const headers = { 'X-Comics-Authorization': `Key ${DEMO_KEY}` };
      const answer = await signIn(OTHER_EMAIL, OTHER_PASSWORD, headers);
      expect(answer).toMatchObject({ user: { email: OTHER_EMAIL }, userErrors: [] });
      const { header, headerValue } = answer?.credential ?? { header: '', headerValue: '' };
      expect([header, headerValue]).toEqual(['X-Comics-Authorization', `Key ${OTHER_KEY}`]);
      expect(
        await ask('{ viewer { account(service: COMICS) { username } } }', { [header]: headerValue }),
      ).toEqual({ viewer: { account: { username: OTHER_EMAIL } } });
    });

    test.each([
      ['a wrong password', DEMO_EMAIL, 'Secret'],
      ['somebody unknown', 'nobody@example.com', 'secret'],
      ['the key as the password', DEMO_EMAIL, DEMO_KEY],
      ['a password that is not ASCII', DEMO_EMAIL, 'pässwörd: 🔑'],
    ])('with %s is refused, and neither is told', async (_, email, password) => {
      expect(await signIn(email, password)).toEqual(unknown);
      expect(comics.calls).toEqual(['GET users/']);
    });

    test.each([
      ['', 'secret', 'email', 'REQUIRED', 'Give the email address of the account.'],
      ['  ', 'secret', 'email', 'REQUIRED', 'Give the email address of the account.'],
      ['a:b@example.com', 'secret', 'email', 'INVALID', 'An email address has no colon.'],
      [DEMO_EMAIL, '', 'password', 'REQUIRED', 'Give the password.'],
    ])('as %j with %j is refused without a call', async (email, password, field, code, message) => {
      expect(await signIn(email, password)).toEqual({
        credential: null,
        user: null,
        userErrors: refusal(field, code, message),
      });
      expect(comics.calls).toEqual([]);
    });
  });
});
