import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../../contract/context.ts';
import { selectsOnly } from '../../../relay/selection.ts';
import type { Comic } from '../models.ts';

/** What its key is enough for. */
const keys: ReadonlySet<string> = new Set(['id', 'databaseId', 'isSubscribed']);

/** The comic that something else refers to. It is looked up only where more than its key is selected. */
export function comicOf(
  { comicId }: { readonly comicId: string },
  { dataSources }: Context,
  info: GraphQLResolveInfo,
): Comic | Promise<Comic | null> {
  if (selectsOnly(info, keys)) return { id: comicId } as Comic; // Nothing else of it is selected.
  return dataSources.comics.comics.byId(comicId);
}
