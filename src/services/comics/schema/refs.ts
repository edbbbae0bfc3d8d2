import { builder } from '../../../graphql/builder.ts';
import { connectionType } from '../../../graphql/connection-type.ts';
import { reference } from '../../../graphql/reference.ts';
import { type KeyFormat, keyFromId } from '../../../relay/global-id.ts';
import { WHOLE_NUMBER_DIGITS } from '../../../relay/whole-number.ts';
import type * as model from '../models.ts';

export const ComicsUser = builder.objectRef<model.User>('ComicsUser');
export const Comic = builder.objectRef<model.Comic>('Comic');
export const Release = builder.objectRef<model.Release>('Release');
export const ComicImage = builder.objectRef<model.Image>('ComicImage');
export const ComicSubscription = builder.objectRef<model.Subscription>('ComicSubscription');

/** A comic of which an answer holds only the key. */
export const comicReference = reference(Comic, {
  fields: { id: ['id'], databaseId: ['id'], isSubscribed: ['id'] },
  load: ({ id }: Pick<model.Comic, 'id'>, { dataSources }) => dataSources.comics.comics.byId(id),
});

export const ComicConnection = connectionType(Comic, {
  description: 'Comics, by name.',
  hasTotal: false,
  totalDescription:
    'Number of items in the whole list. Null where the instance counts some of them twice: a comic with two subscriptions, by `isSubscribed`. Asked for alone, it costs the smallest page.',
});
export const ReleaseConnection = connectionType(Release, {
  description: 'Releases of comics, last fetched first.',
  hasTotal: false,
  totalDescription:
    'Number of items in the whole list. Null where the instance counts something else: by `images` it counts the pictures that match, and not their releases. Asked for alone, it costs the smallest page.',
});
export const ComicImageConnection = connectionType(ComicImage, {
  description: 'Pictures of releases, in the order in which the instance got them.',
  hasTotal: true,
});
export const ComicSubscriptionConnection = connectionType(ComicSubscription, {
  description: 'Your subscriptions to comics, oldest first.',
  hasTotal: true,
});

/** Keys that an instance gives are numbers. */
function numberFormat(typename: string, example: string): KeyFormat {
  return {
    typename,
    pattern: new RegExp(`^${WHOLE_NUMBER_DIGITS}$`),
    example: `a number such as \`${example}\``,
  };
}

const formats = {
  user: numberFormat('ComicsUser', '1'),
  comic: numberFormat('Comic', '18'),
  release: numberFormat('Release', '147708'),
  image: numberFormat('ComicImage', '151937'),
  subscription: numberFormat('ComicSubscription', '2'),
};

/** The instance's own key, from it or from a global id. */
export function keyOf(type: keyof typeof formats, id: string, argument: string): string {
  return keyFromId(id, formats[type], argument);
}
