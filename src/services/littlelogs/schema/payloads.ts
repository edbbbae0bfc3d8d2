import { callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { type Payload, userErrorsField } from '../../../graphql/user-errors.ts';
import type * as model from '../models.ts';
import { Log } from './refs.ts';

/** Of a change that is answered with a log: if the response can't be read, the log is read once. */
export const callsOfLogChange = callTo('LITTLELOGS', { most: 2 });

export type LogPayload = Payload & { readonly log?: model.Log | null };

/** A payload that holds a log as it is now. */
export function logPayload(name: string, description: string) {
  return builder.objectRef<LogPayload>(name).implement({
    description,
    fields: (t) => ({
      log: t.field({
        type: Log,
        description: 'The log as it is now; null where nothing was changed.',
        resolve: ({ log }) => log ?? null,
      }),
      userErrors: userErrorsField(t),
    }),
  });
}
