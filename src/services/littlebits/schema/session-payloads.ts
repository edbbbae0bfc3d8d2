import { FailedChange } from '../../../contract/failed-change.ts';
import { builder } from '../../../graphql/builder.ts';
import { ServiceCredential, type ServiceCredentialShape } from '../../../graphql/service-credential.ts';
import { type Payload, userErrorsField } from '../../../graphql/user-errors.ts';
import { littlebitsFacts } from '../facts.ts';
import type { Account } from '../sessions.ts';
import { LittlebitsUser } from './refs.ts';

export type AccountPayload = Payload & { readonly account?: Account | null };

/** Who somebody is now, and what to prove it with. `told` says when that is null. */
export function accountPayload(
  name: string,
  description: string,
  told: { user: string; credential: string },
) {
  return builder.objectRef<AccountPayload>(name).implement({
    description,
    fields: (t) => ({
      credential: t.field({
        type: ServiceCredential,
        description: told.credential,
        resolve: ({ account }) => {
          if (!account) return null;
          if (account.key !== null) return credentialOf(account.key);
          if (account.fault) throw new FailedChange(account.fault, 'MADE');
          return null;
        },
      }),
      user: t.field({
        type: LittlebitsUser,
        description: told.user,
        resolve: ({ account }) => {
          if (account?.user === null && account.fault) throw new FailedChange(account.fault, 'MADE');
          return account?.user ?? null;
        },
      }),
      userErrors: userErrorsField(t, 'Why the service refused; empty where it did not.'),
    }),
  });
}

/** The token goes as it is: no scheme stands before it. */
function credentialOf(key: string): ServiceCredentialShape {
  return { header: littlebitsFacts.credential.name, headerValue: key };
}
