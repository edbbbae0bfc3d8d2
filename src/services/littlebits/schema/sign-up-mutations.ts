import { callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { type Payload, payload, refused, userErrorsField } from '../../../graphql/user-errors.ts';
import { missing } from './required.ts';
import { type AccountPayload, accountPayload } from './session-payloads.ts';

type ResetPayload = Payload & { readonly isRequested?: boolean };

const CreateLittlebitsUserPayload = accountPayload('CreateLittlebitsUserPayload', 'The new member.', {
  user: 'The new member; null where the service refused, or does not tell.',
  credential:
    'What to send from now on; null where the service refused, or does not tell: then `signInToLittlebits` gets one.',
});

const ResetPayload = builder.objectRef<ResetPayload>('RequestLittlebitsPasswordResetPayload').implement({
  description: 'Whether a way to a new password is on its way.',
  fields: (t) => ({
    isRequested: t.boolean({
      nullable: false,
      description: 'Whether the service took the request: it sends an email then.',
      resolve: ({ isRequested = false }) => isRequested,
    }),
    userErrors: userErrorsField(t, 'Why the service refused; empty where it did not.'),
  }),
});

builder.mutationFields((t) => ({
  createLittlebitsUser: t.fieldWithInput({
    type: CreateLittlebitsUserPayload,
    description:
      'Makes somebody a member of littleBits. Nothing that is refused repeats the password. REST: `POST users/new`.',
    calls: callTo('LITTLEBITS'),
    invalidates: ['LittlebitsUser'],
    typeOptions: { description: 'Somebody who becomes a member of littleBits.' },
    argOptions: { description: 'The new member.' },
    input: {
      email: t.input.string({ required: true, description: 'Email address, to sign in with.' }),
      username: t.input.string({
        required: true,
        description: 'The name that others see; nobody else has it.',
      }),
      password: t.input.string({
        required: true,
        description: 'A password. Send it as a variable: documents are kept and logged.',
      }),
      passwordConfirmation: t.input.string({ required: true, description: 'The same once more.' }),
    },
    resolve: (_, { input }, { dataSources }): AccountPayload | Promise<AccountPayload> => {
      const signUp = async () => ({ account: await dataSources.littlebits.sessions.signUp(input) });
      return missing({ ...input }) ?? differing(input) ?? payload(signUp);
    },
  }),
  requestLittlebitsPasswordReset: t.fieldWithInput({
    type: ResetPayload,
    description:
      'Has littleBits send an email with a way to a new password. REST: `GET users/password_reset?email=<email>`, sent once.',
    calls: callTo('LITTLEBITS'),
    invalidates: [],
    typeOptions: { description: 'Who has forgotten a password.' },
    argOptions: { description: 'The member.' },
    input: {
      email: t.input.string({
        required: true,
        description: 'The email address that the member signs in with.',
      }),
    },
    resolve: (_, { input: { email } }, { dataSources }): ResetPayload | Promise<ResetPayload> => {
      const request = async () => {
        await dataSources.littlebits.sessions.requestPasswordReset(email);
        return { isRequested: true };
      };
      return missing({ email }) ?? tooLong(email) ?? payload(request);
    },
  }),
}));

/** RFC 5321: no address is longer. It stands in the address of the call, too. */
const LONGEST_EMAIL = 254;

function tooLong(email: string) {
  if (email.length <= LONGEST_EMAIL) return null;
  return refused('email', 'INVALID', `An email address has at most ${LONGEST_EMAIL} characters.`);
}

function differing({ password, passwordConfirmation }: { password: string; passwordConfirmation: string }) {
  if (password === passwordConfirmation) return null;
  return refused('passwordConfirmation', 'INVALID', 'This is not the same password.');
}
