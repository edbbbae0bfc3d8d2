import { callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { databaseIdField } from '../../../graphql/database-id.ts';
import { Viewer } from '../../../graphql/viewer.ts';
import { badUserInput } from '../../../relay/bad-user-input.ts';
import { connect } from '../../../relay/connection.ts';
import { conditionsOnComic } from '../conditions.ts';
import { WIRE_TYPES } from '../models.ts';
import { callsOfComic, callsOfFilteredPage } from './calls.ts';
import { checkComicFilter } from './check-filters.ts';
import { ComicFilterInput } from './filter-inputs.ts';
import { Comic, ComicSubscription, ComicSubscriptionConnection, comicReference, keyOf } from './refs.ts';
import { takingRefusals } from './refused-filter.ts';

builder.node(ComicSubscription, {
  description: 'That you want to see the releases of a comic. Nobody but yourself sees it.',
  wire: WIRE_TYPES.Subscription,
  id: {
    parse: (id) => keyOf('subscription', id, 'id'),
    reads: ['id'],
    resolve: ({ id }) => id,
  },
  loadWithoutCache: (id, { dataSources }) => dataSources.comics.subscriptions.byId(id),
  loadedBy: callTo('COMICS'),
  cacheFor: 10,
  fields: (t) => ({
    databaseId: databaseIdField(t, "The instance's own number for it."),
    comic: t.field({
      type: Comic,
      description:
        'The comic. One or two different comics in a request are a call each, more are one call for all. REST: `GET comics/<id>/`.',
      calls: callsOfComic,
      reads: ['comicId'],
      resolve: (subscription, _, context, info) =>
        comicReference({ id: subscription.comicId }, context, info),
    }),
  }),
});

builder.objectField(Viewer, 'comicSubscriptions', (t) =>
  t.field({
    type: ComicSubscriptionConnection,
    description: 'The comics that you are subscribed to. REST: `GET subscriptions/`.',
    calls: callsOfFilteredPage,
    args: {
      ...t.arg.connectionArgs(),
      comic: t.arg({
        type: ComicFilterInput,
        description:
          'Only subscriptions to comics that meet these conditions. By parts of a name or slug, or in any case, it takes a call for the comics first. Some instances ignore a condition; that cannot be detected.',
      }),
    },
    resolve: (_, { comic, ...args }, { dataSources, cursors }, info) => {
      const filter = comic ?? {};
      if (filter.isSubscribed != null) {
        const message = 'Leave out `comic.isSubscribed`: these are the comics that you are subscribed to.';
        throw badUserInput(message, 'comic.isSubscribed');
      }
      checkComicFilter(filter, 'comic');
      const page = connect(args, dataSources.comics.subscriptions.list(filter), cursors, info);
      return takingRefusals(page, conditionsOnComic(filter), 'comic');
    },
  }),
);
