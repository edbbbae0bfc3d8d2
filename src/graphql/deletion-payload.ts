import { builder } from './builder.ts';
import { type Payload, userErrorsField } from './user-errors.ts';

export type DeletionPayload = Payload & { readonly deletedId?: string };

/** A payload that says what is gone: `deletedFolderId`. */
export function deletionPayload<Shape extends DeletionPayload = DeletionPayload>(
  name: string,
  field: string,
  description: string,
) {
  return builder.objectRef<Shape>(name).implement({
    description,
    fields: (t) => ({
      [field]: t.id({
        description: 'The id of what is gone, to drop it from a cache; null where nothing was deleted.',
        resolve: ({ deletedId }: Shape) => deletedId ?? null,
      }),
      userErrors: userErrorsField(t, 'Why nothing was deleted; empty where it was.'),
    }),
  });
}
