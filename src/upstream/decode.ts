import { createRequire } from 'node:module';
import type { Static, TSchema } from 'typebox';
import type * as TypeBoxSchema from 'typebox/schema';
import type { Validator } from 'typebox/schema';
import { DecodeError } from './decode-error.ts';

export { type AnswerHead, bodiless, type Decode, DecodeError, empty } from './decode-error.ts';

// Loaded with the first answer, and not by an import: it is 235 files, for which no start need wait. Not
// `typebox/compile`: that also loads cleaning, converting and repairing.
const require = createRequire(import.meta.url);
// `require` is typed for any package; the type is that of the package named.
const loadCompiler = () => require('typebox/schema') as typeof TypeBoxSchema;

/**
 * Returns a decoder for a wire schema, compiled at its first use. The body is checked, not copied: unknown
 * extra fields stay on the object, ignored.
 */
export function decoder<S extends TSchema>(schema: S): (body: unknown) => Static<S> {
  let validator: Validator | undefined;
  return (body) => {
    validator ??= loadCompiler().Compile(schema);
    if (validator.Check(body)) return body as Static<S>; // Check says so, but is typed for the widest schema.
    const [, faults] = validator.Errors(body);
    throw firstFault(faults);
  };
}

type Fault = ReturnType<Validator['Errors']>[1][number];

const MAX_POINTER_LENGTH = 200;

/**
 * A value that fits no branch of a union has a fault for each branch. The branch that got furthest is the one
 * that was meant: a wrong name in a nullable user is a wrong name, not a user that should be null.
 */
function firstFault(faults: readonly Fault[]): DecodeError {
  const first = faults[0];
  if (first === undefined) return new DecodeError('', 'must be as documented');
  const union = faults.findLastIndex(
    ({ keyword, schemaPath }) => keyword === 'anyOf' && first.schemaPath.startsWith(`${schemaPath}/anyOf/`),
  );
  const candidates = union === -1 ? [first] : faults.slice(0, union);
  const deepest = candidates.reduce((best, fault) => (depth(fault) > depth(best) ? fault : best));
  const problems = candidates
    .filter((fault) => fault.instancePath === deepest.instancePath && depth(fault) === depth(deepest))
    .filter(({ keyword }) => keyword !== 'anyOf')
    .map(describe);
  return new DecodeError(deepest.instancePath.slice(0, MAX_POINTER_LENGTH), join(problems));
}

function depth({ instancePath, keyword }: Fault): number {
  const isAboutAProperty = keyword === 'required';
  return instancePath.split('/').length + (isAboutAProperty ? 1 : 0);
}

function describe(fault: Fault): string {
  if (fault.keyword === 'const') return `must be ${JSON.stringify(fault.params.allowedValue)}`;
  if (fault.keyword === 'pattern') return 'must have the documented form';
  return fault.message;
}

/** `must be string`, `must be null` → `must be string or null`. */
function join(problems: readonly string[]): string {
  const [first = 'must be as documented', ...others] = new Set(problems);
  return [first, ...others.map((other) => other.replace(/^must be /, ''))].join(' or ');
}
