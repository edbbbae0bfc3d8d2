import { callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { ServiceCredential, type ServiceCredentialShape } from '../../../graphql/service-credential.ts';
import { type Payload, refused, userErrorsField } from '../../../graphql/user-errors.ts';
import { UpstreamUnauthenticatedError } from '../../../upstream/http/errors.ts';
import { comicsFacts } from '../facts.ts';
import type * as model from '../models.ts';
import type { SignedIn } from '../users.ts';
import { ComicsUser } from './refs.ts';

type SignInPayload = Payload & {
  readonly credential?: ServiceCredentialShape;
  readonly user?: model.User;
};

const SignInToComicsPayload = builder.objectRef<SignInPayload>('SignInToComicsPayload').implement({
  description: 'What to send with every request from now on, or why there is nothing.',
  fields: (t) => ({
    credential: t.field({
      type: ServiceCredential,
      description: 'Your secret key as a request header; null where the instance refused.',
      resolve: ({ credential }) => credential ?? null,
    }),
    user: t.field({
      type: ComicsUser,
      description: 'Your account; null where the instance refused.',
      resolve: ({ user }) => user ?? null,
    }),
    userErrors: userErrorsField(t, 'Why the instance refused; empty where it did not.'),
  }),
});

builder.mutationField('signInToComics', (t) =>
  t.fieldWithInput({
    type: SignInToComicsPayload,
    description:
      'Gets the secret key of an account at Comics, for an email address and a password. It changes nothing. REST: `GET users/` with HTTP Basic.',
    calls: callTo('COMICS'),
    invalidates: [],
    typeOptions: { description: 'What a person signs in with at the instance.' },
    argOptions: { description: 'Who signs in.' },
    input: {
      email: t.input.string({ required: true, description: 'The email address of the account.' }),
      password: t.input.string({
        required: true,
        description: 'Its password. It is used once and kept nowhere; send it as a variable.',
      }),
    },
    resolve: async (_, { input: { email, password } }, { dataSources }): Promise<SignInPayload> => {
      if (email.trim() === '') return refused('email', 'REQUIRED', 'Give the email address of the account.');
      // HTTP Basic ends the name at the first colon.
      if (email.includes(':')) return refused('email', 'INVALID', 'An email address has no colon.');
      if (password === '') return refused('password', 'REQUIRED', 'Give the password.');
      try {
        const signedIn = await dataSources.comics.users.signIn(email.trim(), password);
        return { credential: credentialOf(signedIn), user: signedIn.user, userErrors: [] };
      } catch (error) {
        if (!(error instanceof UpstreamUnauthenticatedError)) throw error;
        const message = 'This email address and password do not belong to an account at this instance.';
        return { userErrors: [{ field: null, code: 'INVALID', message }] };
      }
    },
  }),
);

function credentialOf({ secretKey }: SignedIn): ServiceCredentialShape {
  return { header: comicsFacts.credential.name, headerValue: `Key ${secretKey}` };
}
