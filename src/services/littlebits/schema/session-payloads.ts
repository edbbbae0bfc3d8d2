import { builder } from '../../../gateway/builder.ts';
import { ServiceCredential, type ServiceCredentialShape } from '../../../gateway/service-credential.ts';
import { type Payload, userErrorsField } from '../../../gateway/user-errors.ts';
import { littlebitsFacts } from '../facts.ts';
import type { WireAccount } from '../wire/session.ts';
import type { WireUser } from '../wire/user.ts';
import { LittlebitsUser } from './refs.ts';

export type AccountPayload = Payload & { readonly account?: WireUser | WireAccount | null };

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
        resolve: ({ account }) => (account && 'spree_api_key' in account ? credentialOf(account) : null),
      }),
      user: t.field({
        type: LittlebitsUser,
        description: told.user,
        resolve: ({ account }) => account ?? null,
      }),
      userErrors: userErrorsField(t, 'Why the service refused; empty where it did not.'),
    }),
  });
}

/** The token goes as it is: no scheme stands before it. */
function credentialOf({ spree_api_key }: WireAccount): ServiceCredentialShape {
  return { header: littlebitsFacts.credential.name, headerValue: spree_api_key };
}
