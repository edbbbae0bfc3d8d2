import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../../contract/context.ts';
import { selectedFields } from '../../../relay/selection.ts';
import type * as model from '../models.ts';

/** What the fields of a folder are answered from. For all others its id is enough. */
const sources: ReadonlyMap<string, keyof model.Folder> = new Map([
  ['name', 'name'],
  ['color', 'color'],
  ['icon', 'icon'],
  ['createdAt', 'created'],
  ['updatedAt', 'modified'],
  ['parent', 'parent'],
  ['children', 'folders'],
  ['bookmarkCount', 'links'],
]);

/** A folder that another object tells something of. It is looked up only where more than that is selected. */
export function knownFolder(
  folder: model.Folder,
  { dataSources }: Context,
  info: GraphQLResolveInfo,
): model.Folder | Promise<model.Folder | null> {
  for (const field of selectedFields(info)) {
    const source = sources.get(field);
    if (source !== undefined && folder[source] === undefined)
      return dataSources.larder.folders.byId(folder.id);
  }
  return folder;
}
