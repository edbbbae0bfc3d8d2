import { createRequire } from 'node:module';
import type * as TypeBoxSchema from 'typebox/schema';
import type { Validator } from 'typebox/schema';

// Loaded with the first answer, and not by an import: it is 235 files, for which no start need wait. Not
// `typebox/compile`: that also loads cleaning, converting and repairing.
const require = createRequire(import.meta.url);
// `require` is typed for any package; the type is that of the package named.
const loadCompiler = () => require('typebox/schema') as typeof TypeBoxSchema;

const validators = new WeakMap<object, Validator>();

/** The validator of a schema, compiled once at its first use. */
export function validatorOf(schema: object): Validator {
  let validator = validators.get(schema);
  if (!validator) {
    validator = loadCompiler().Compile(schema as TypeBoxSchema.XSchema);
    validators.set(schema, validator);
  }
  return validator;
}
