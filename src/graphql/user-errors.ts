import { UpstreamError, UpstreamNotFoundError, UpstreamRefusedError } from '../upstream/http/errors.ts';
import { builder, type FieldBuilder } from './builder.ts';

type Code = 'REQUIRED' | 'INVALID' | 'NOT_FOUND' | 'CONFLICT' | 'PAYMENT_REQUIRED' | 'REFUSED';

/** Why a change was not made. */
export interface UserErrorShape {
  readonly field: string | null;
  readonly code: Code;
  readonly message: string;
}

/** What every payload holds. */
export interface Payload {
  readonly userErrors: readonly UserErrorShape[];
}

const UserErrorCode = builder.enumType('UserErrorCode', {
  description: 'Why a change was refused, for code; `UserError.message` says it for people.',
  values: {
    REQUIRED: { description: 'The field must not be empty.' },
    INVALID: { description: 'The service does not take this value.' },
    NOT_FOUND: { description: 'What should be changed is not there, or not yours to see.' },
    CONFLICT: { description: 'It contradicts what is there already.' },
    PAYMENT_REQUIRED: {
      description: 'The account at the service does not include this, or its trial has ended.',
    },
    REFUSED: { description: 'The service refused without saying more.' },
  },
});

const UserError = builder.objectRef<UserErrorShape>('UserError').implement({
  description: 'Why a change was not made: something that the person at the screen can mend.',
  fields: (t) => ({
    field: t.exposeString('field', {
      description: 'The field of `input` that is at fault; null where it is the whole.',
    }),
    code: t.expose('code', { type: UserErrorCode, nullable: false, description: 'The kind of fault.' }),
    message: t.exposeString('message', {
      nullable: false,
      description: 'What is wrong, to show to a person.',
    }),
  }),
});

/** Which field of `input` is meant where the service names another one, or none. */
interface FaultyFields {
  /** Input fields by the service's own names for them, where those differ: `{ parent: 'folderId' }`. */
  readonly names?: Readonly<Record<string, string>>;
  /** What is not there, where the service says no more than that (404). Asked only then, so it may cost a call. */
  notFound?(): string | null | Promise<string | null>;
}

/** The field that every payload type has. */
export function userErrorsField<Shape extends Payload>(
  t: FieldBuilder<Shape>,
  description = 'Why the change was refused; empty where it was made.',
) {
  return t.field({
    type: [UserError],
    nullable: false,
    description,
    resolve: ({ userErrors }) => userErrors,
  });
}

/**
 * Makes a change and its payload. What the service refuses (400, 402, 404, 409, 422) becomes `userErrors`; every other
 * failure stays an error of the field.
 */
export async function payload<Changed extends object>(
  change: () => Promise<Changed>,
  fields: FaultyFields = {},
): Promise<Payload & Partial<Changed>> {
  try {
    return { ...(await change()), userErrors: [] };
  } catch (error) {
    const userErrors = await userErrorsOf(error, fields);
    if (!userErrors) throw error;
    return { userErrors } as Payload & Partial<Changed>; // Nothing was changed, so nothing of it is there.
  }
}

/** The payload of a change that is refused without a call. */
export function refused(field: string, code: Code, message: string): Payload {
  return { userErrors: [{ field, code, message }] };
}

async function userErrorsOf(
  error: unknown,
  { names = {}, notFound }: FaultyFields,
): Promise<readonly UserErrorShape[] | null> {
  if (error instanceof UpstreamNotFoundError) {
    const field = notFound ? await nameOrNull(notFound) : null;
    return [{ field, code: 'NOT_FOUND', message: error.message }];
  }
  if (!(error instanceof UpstreamRefusedError)) return null;
  const code = codeOf(error.status);
  const renamed = new Map(Object.entries(names));
  return error.refusals.map(({ field, message }) => ({
    field: field === null ? null : (renamed.get(field) ?? field),
    code,
    message,
  }));
}

/** The refusal stands, also where nobody can tell which field it is about. */
async function nameOrNull(notFound: NonNullable<FaultyFields['notFound']>): Promise<string | null> {
  try {
    return await notFound();
  } catch (error) {
    if (error instanceof UpstreamError) return null;
    throw error;
  }
}

function codeOf(status: number | undefined): Code {
  switch (status) {
    case 400:
    case 422:
      return 'INVALID';
    case 402:
      return 'PAYMENT_REQUIRED';
    case 409:
      return 'CONFLICT';
    default:
      return 'REFUSED';
  }
}
