import { builder } from '../../../graphql/builder.ts';
import { type DeletionPayload, deletionPayload } from '../../../graphql/deletion-payload.ts';
import {
  type Payload,
  payload,
  refused,
  type UserErrorShape,
  userErrorsField,
} from '../../../graphql/user-errors.ts';
import { badUserInput } from '../../../relay/bad-user-input.ts';
import { encodeGlobalId } from '../../../relay/global-id.ts';
import type { Subscribed, SubscriptionChanges, Subscriptions } from '../subscriptions.ts';
import { callsOfComic, subscriptionChange, subscriptionList } from './calls.ts';
import { Comic, ComicSubscription, comicReference, keyOf } from './refs.ts';

type SubscribePayload = Payload & Partial<Subscribed>;
/** `comicId` where the comic was named, and nothing speaks against its being as asked. */
type UnsubscribePayload = DeletionPayload & { readonly comicId?: string };
type UpdatePayload = Payload & Partial<SubscriptionChanges>;

const SubscribeToComicPayload = builder.objectRef<SubscribePayload>('SubscribeToComicPayload').implement({
  description: 'Your subscription.',
  fields: (t) => ({
    subscription: t.field({
      type: ComicSubscription,
      description: 'The subscription, new or as it stood; null where the instance refused.',
      resolve: ({ subscription }) => subscription ?? null,
    }),
    viewerWasSubscribed: t.boolean({
      description:
        'Whether you were subscribed already, so that nothing was changed; null where nobody can tell.',
      resolve: ({ wasSubscribed }) => wasSubscribed ?? null,
    }),
    userErrors: userErrorsField(t),
  }),
});

const UnsubscribeFromComicPayload = deletionPayload<UnsubscribePayload>(
  'UnsubscribeFromComicPayload',
  'deletedComicSubscriptionId',
  'What is gone. Without an error it is null where you were not subscribed anyway.',
);

builder.objectField(UnsubscribeFromComicPayload, 'comic', (t) =>
  t.field({
    type: Comic,
    description:
      'The comic as it is now, for caches that hold its `isSubscribed`. Null where you named the subscription instead: the service does not answer with its comic.',
    calls: callsOfComic,
    resolve: ({ comicId, deletedId }, _, context, info) => {
      if (comicId === undefined) return null;
      // Without a subscription to it nothing has shown yet that there is such a comic.
      return deletedId === undefined
        ? context.dataSources.comics.comics.byId(comicId)
        : comicReference({ id: comicId }, context, info);
    },
  }),
);

const UpdateComicSubscriptionsPayload = builder
  .objectRef<UpdatePayload>('UpdateComicSubscriptionsPayload')
  .implement({
    description: 'What was changed: all that was not as asked already, or nothing.',
    isPage: true,
    fields: (t) => ({
      added: t.field({
        type: [ComicSubscription],
        nullable: { list: true, items: false },
        description:
          'The new subscriptions. Costs the list of all; where that fails, the change was made all the same.',
        calls: subscriptionList,
        resolve: ({ addedComicIds }, _, { dataSources }) =>
          dataSources.comics.subscriptions.ofComics(addedComicIds ?? []),
      }),
      deletedComicSubscriptionIds: t.idList({
        nullable: false,
        description:
          'The ids of the subscriptions that are gone, as the list shows after the change, to drop them from a cache. Empty where that list fails.',
        resolve: ({ deletedIds }) => (deletedIds ?? []).map(globalId),
      }),
      userErrors: userErrorsField(t),
    }),
  });

const COMIC_ID_DESCRIPTION = "The comic's `id`, or the instance's own number for it.";

/** Comics and releases can be asked for by `isSubscribed`; the timeline holds the releases of some. */
const subscribing = ['Comic', 'ComicSubscription', 'Release'];

builder.mutationFields((t) => ({
  subscribeToComic: t.fieldWithInput({
    type: SubscribeToComicPayload,
    description:
      'Subscribes you to a comic; where you are subscribed already that is a success, too, and nothing is sent. Costs the list of your subscriptions before. REST: `POST subscriptions/`.',
    calls: subscriptionChange,
    invalidates: subscribing,
    typeOptions: { description: 'The comic to subscribe to.' },
    argOptions: { description: 'The comic.' },
    input: { comicId: t.input.id({ required: true, description: COMIC_ID_DESCRIPTION }) },
    resolve: (_, { input }, { dataSources }): Promise<SubscribePayload> => {
      const comicId = keyOf('comic', input.comicId, 'input.comicId');
      return aboutComics({ refused: 'comicId', notFound: 'comicId' }, () =>
        dataSources.comics.subscriptions.subscribe(comicId),
      );
    },
  }),
  unsubscribeFromComic: t.fieldWithInput({
    type: UnsubscribeFromComicPayload,
    description:
      'Unsubscribes you from a comic; where you are not subscribed to it that is a success, too. By `comicId` every subscription to the comic ends, should there be several. A subscription that is not there is refused. REST: `DELETE subscriptions/<id>/`.',
    calls: subscriptionChange,
    invalidates: subscribing,
    typeOptions: { description: 'What to unsubscribe from: `comicId` or `subscriptionId`, one of them.' },
    argOptions: { description: 'The subscription.' },
    input: {
      comicId: t.input.id({
        description: `${COMIC_ID_DESCRIPTION} Costs the list of your subscriptions, where it must be looked up.`,
      }),
      subscriptionId: t.input.id({
        description: "The subscription's `id`, or the instance's own number for it.",
      }),
    },
    resolve: async (_, { input }, { dataSources }): Promise<UnsubscribePayload> => {
      const { comicId, subscriptionId } = input;
      const { subscriptions } = dataSources.comics;
      if ((comicId == null) === (subscriptionId == null)) {
        throw badUserInput('Give `comicId` or `subscriptionId`, one of them.', 'input.comicId');
      }
      if (comicId != null) return unsubscribeFrom(keyOf('comic', comicId, 'input.comicId'), subscriptions);
      const key = keyOf('subscription', subscriptionId ?? '', 'input.subscriptionId');
      const change = async () => {
        await subscriptions.delete(key);
        return { deletedId: globalId(key) };
      };
      return payload(change, { notFound: () => 'subscriptionId' });
    },
  }),
  updateComicSubscriptions: t.fieldWithInput({
    type: UpdateComicSubscriptionsPayload,
    description:
      'Subscribes you to many comics and unsubscribes you from others at once: all of it or nothing. Costs the list of your subscriptions before, and after it where something ends. REST: `PATCH subscriptions/`.',
    entriesOf: 'input.subscribe',
    calls: subscriptionChange,
    invalidates: subscribing,
    typeOptions: {
      description: 'The comics to be subscribed to, and those not to be. What is so already stays as it is.',
    },
    argOptions: { description: 'The changes.' },
    input: {
      subscribe: t.input.idList({
        description: "The `id`s of comics, or the instance's own numbers for them.",
      }),
      unsubscribe: t.input.idList({
        description: "The `id`s of comics, or the instance's own numbers for them.",
      }),
    },
    resolve: async (_, { input }, { dataSources }): Promise<UpdatePayload> => {
      const subscribe = keysOf(input.subscribe, 'subscribe');
      const unsubscribe = keysOf(input.unsubscribe, 'unsubscribe');
      const both = subscribe.filter((id) => unsubscribe.includes(id));
      if (both.length > 0) {
        return refused('unsubscribe', 'INVALID', `Comic ${both[0]} can't be in both lists.`);
      }
      if (subscribe.length + unsubscribe.length === 0) {
        return { userErrors: [{ field: null, code: 'REQUIRED', message: 'Name the comics to change.' }] };
      }
      return aboutComics({ refused: 'subscribe', notFound: 'unsubscribe' }, () =>
        dataSources.comics.subscriptions.update(subscribe, unsubscribe),
      );
    },
  }),
}));

async function unsubscribeFrom(
  comicId: string,
  subscriptions: Pick<Subscriptions, 'deleteAllOf'>,
): Promise<UnsubscribePayload> {
  const change = async () => {
    const [gone] = await subscriptions.deleteAllOf(comicId);
    return { comicId, ...(gone === undefined ? {} : { deletedId: globalId(gone) }) };
  };
  const deleted = await payload(change, { notFound: () => 'comicId' });
  // Somebody else was faster: that is how it was to be.
  return deleted.userErrors[0]?.code === 'NOT_FOUND' ? { comicId, userErrors: [] } : deleted;
}

function keysOf(ids: readonly string[] | null | undefined, field: string): string[] {
  return [...new Set(ids?.map((id, index) => keyOf('comic', id, `input.${field}.${index}`)))];
}

/** Of what is sent only the comics can be at fault, which the service names by address or not at all. */
async function aboutComics<Changed extends object>(
  fields: { readonly refused: string; readonly notFound: string },
  change: () => Promise<Changed>,
): Promise<Payload & Partial<Changed>> {
  const result = await payload(change, { notFound: () => fields.notFound });
  return { ...result, userErrors: result.userErrors.map((error) => named(error, fields.refused)) };
}

/** `Could not find the provided comics object via resource URI '/api/v1/comics/9/'.`, and in newer instances `Unknown comic '/api/v1/comics/9/'`. */
const UNKNOWN_COMIC = /(?:could not find|unknown comic).*\/comics\/(\d+)\//i;

function named({ field, code, message }: UserErrorShape, refusedField: string): UserErrorShape {
  const missing = UNKNOWN_COMIC.exec(message)?.[1];
  return missing === undefined
    ? { field: field ?? refusedField, code, message }
    : { field: refusedField, code: 'NOT_FOUND', message: `Comics does not have a comic ${missing}.` };
}

function globalId(key: string): string {
  return encodeGlobalId('ComicSubscription', key);
}
