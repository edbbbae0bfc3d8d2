import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Context } from '../contract/context.ts';
import { FailedChange } from '../contract/failed-change.ts';
import { InvalidIdError } from '../relay/global-id.ts';
import type { WriteOutcome } from '../upstream/http/errors.ts';
import { type Payload, refused } from './user-errors.ts';

/**
 * Gives every mutation field what they have in common. An id that can't be read is refused like the id of nothing. A field
 * that fails reports what became of its writes, also where a read before or after them failed. Changes the schema itself.
 */
export function completeMutations(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const { resolve } = field;
    if (!resolve) continue;
    // Mutation fields run one after the other, so that what is added meanwhile is this one's.
    field.resolve = async (source, args, context: Context, info) => {
      const { outcomes } = context.writes;
      const before = outcomes.length;
      try {
        return await resolve(source, args, context, info);
      } catch (error) {
        if (error instanceof InvalidIdError) return idRefused(error);
        throw failedChange(error, outcomeOf(outcomes.slice(before)));
      }
    };
  }
}

function idRefused({ argument, message }: InvalidIdError): Payload {
  return refused(argument.replace(/^input\./, ''), 'NOT_FOUND', message);
}

/** Errors of ours are for clients as they are; all others are told of by their cause. */
function failedChange(error: unknown, outcome: WriteOutcome): Error {
  if (!(error instanceof GraphQLError)) return new FailedChange(error, outcome);
  const { message, originalError, extensions } = error;
  return new GraphQLError(message, { originalError, extensions: { ...extensions, outcome } });
}

/** A change of several writes, of which some were made and others not, is in a state that nobody can know. */
function outcomeOf([first = 'NOT_SENT', ...others]: readonly WriteOutcome[]): WriteOutcome {
  return others.every((outcome) => outcome === first) ? first : 'UNKNOWN';
}
