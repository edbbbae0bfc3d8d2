import { callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { type Payload, payload, userErrorsField } from '../../../graphql/user-errors.ts';
import { missing } from './required.ts';
import { type AccountPayload, accountPayload } from './session-payloads.ts';

type SignOutPayload = Payload & { readonly isSignedOut?: boolean };

const told = {
  user: 'Who signed in; null where the service refused.',
  credential: 'What to send from now on; null where the service refused.',
};
/** littleBits' names for the fields, and ours. */
const facebookNames = {
  first_name: 'firstName',
  last_name: 'lastName',
  access_token: 'facebookUserId',
  'access_token.userID': 'facebookUserId',
};

const SignInPayload = accountPayload('SignInToLittlebitsPayload', 'Who is signed in now.', told);
const FacebookPayload = accountPayload(
  'SignInToLittlebitsWithFacebookPayload',
  'Who is signed in now.',
  told,
);

const SignOutPayload = builder.objectRef<SignOutPayload>('SignOutOfLittlebitsPayload').implement({
  description: 'Whether the session was ended.',
  fields: (t) => ({
    isSignedOut: t.boolean({
      nullable: false,
      description:
        'Whether the service took it. It does so for every token, and does not say whether it was still good.',
      resolve: ({ isSignedOut = false }) => isSignedOut,
    }),
    userErrors: userErrorsField(t, 'Why the service refused; empty where it did not.'),
  }),
});

builder.mutationFields((t) => ({
  signInToLittlebits: t.fieldWithInput({
    type: SignInPayload,
    description:
      'Gets a credential for a member of littleBits. Nothing that is refused repeats the password. REST: `POST session/create`.',
    calls: callTo('LITTLEBITS'),
    invalidates: [],
    typeOptions: { description: 'What a member of littleBits signs in with.' },
    argOptions: { description: 'Email and password.' },
    input: {
      email: t.input.string({ required: true, description: "The member's email address." }),
      password: t.input.string({
        required: true,
        description: "The member's password. Send it as a variable: documents are kept and logged.",
      }),
    },
    resolve: (
      _,
      { input: { email, password } },
      { dataSources },
    ): AccountPayload | Promise<AccountPayload> => {
      const signIn = async () => ({ account: await dataSources.littlebits.sessions.signIn(email, password) });
      return missing({ email, password }) ?? payload(signIn);
    },
  }),
  signInToLittlebitsWithFacebook: t.fieldWithInput({
    type: FacebookPayload,
    description:
      'The same for somebody who signed in to Facebook; whoever is no member yet becomes one. REST: `POST session/fb`.',
    // Who was nobody can be somebody now.
    calls: callTo('LITTLEBITS'),
    invalidates: ['LittlebitsUser'],
    typeOptions: { description: 'What Facebook told an app of a person who signed in there.' },
    argOptions: { description: 'What Facebook told.' },
    input: {
      firstName: t.input.string({ required: true, description: 'First name.' }),
      lastName: t.input.string({ required: true, description: 'Last name.' }),
      email: t.input.string({
        required: true,
        description: 'Email address, by which a member is known again.',
      }),
      facebookUserId: t.input.id({
        required: true,
        description: "Facebook's own number for the person: `userID` of its answer to a sign-in.",
      }),
    },
    resolve: (_, { input }, { dataSources }): AccountPayload | Promise<AccountPayload> => {
      const { firstName, lastName, email, facebookUserId } = input;
      const person = { firstName, lastName, email, userId: facebookUserId };
      const signIn = async () => ({
        account: await dataSources.littlebits.sessions.signInWithFacebook(person),
      });
      return missing({ ...input }) ?? payload(signIn, { names: facebookNames });
    },
  }),
  signOutOfLittlebits: t.fieldWithInput({
    type: SignOutPayload,
    description: 'Ends a session: its credential is good for nothing any more. REST: `POST session/destroy`.',
    // What littleBits tells strangers otherwise, or not at all.
    calls: callTo('LITTLEBITS'),
    invalidates: ['LibraryModule', 'Project'],
    typeOptions: { description: 'The session to end.' },
    argOptions: { description: 'The session.' },
    input: {
      credential: t.input.string({
        description:
          'Its token, as `headerValue` of signing in. Left out: the one that this request carries in its header.',
      }),
    },
    resolve: (_, { input: { credential } }, { dataSources }): SignOutPayload | Promise<SignOutPayload> => {
      const signOut = async () => {
        await dataSources.littlebits.sessions.signOut(credential ?? undefined);
        return { isSignedOut: true };
      };
      return missing(credential == null ? {} : { credential }) ?? payload(signOut);
    },
  }),
}));
