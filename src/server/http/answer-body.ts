import type { ExecutionResult, GraphQLError } from 'graphql';

/** What is sent of an execution's result. */
export interface AnswerBody {
  /** HTTP status. */
  readonly status: number;
  /** JSON. */
  readonly text: string;
}

/**
 * The answer to an operation that was executed, as yoga makes it: errors without what is for HTTP alone.
 *
 * @param errors as a client may see them.
 */
export function answerBodyOf(
  data: ExecutionResult['data'],
  errors: readonly GraphQLError[] | undefined,
  extensions: Readonly<Record<string, unknown>> | undefined,
): AnswerBody {
  if (!errors) return { status: 200, text: JSON.stringify({ data, extensions }) };
  return {
    // Not by `Math.max` of them all: a list of a hundred thousand can fail in each item.
    status: errors.reduce((status, error) => Math.max(status, statusOf(error)), 200),
    text: JSON.stringify({ errors: errors.map(withoutInternals), data, extensions }),
  };
}

function statusOf({ extensions }: GraphQLError): number {
  const { http } = extensions as { readonly http?: { readonly status?: number } }; // As yoga and ours write it.
  return http?.status ?? 200;
}

function withoutInternals(error: GraphQLError): object {
  const { extensions, ...told } = error.toJSON();
  const { http, unexpected, ...known } = extensions ?? {};
  return Object.keys(known).length > 0 ? { ...told, extensions: known } : told;
}
