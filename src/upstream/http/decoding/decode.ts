import { createRequire } from 'node:module';
import type { Static, TSchema } from 'typebox';
import type * as TypeBoxSchema from 'typebox/schema';
import type { Validator } from 'typebox/schema';
import { firstFault } from './first-fault.ts';

export { bodiless, type Decode, DecodeError, empty, type ResponseHead } from './decode-error.ts';

// Loaded with the first answer, and not by an import: it is 235 files, for which no start need wait. Not
// `typebox/compile`: that also loads cleaning, converting and repairing.
const require = createRequire(import.meta.url);
// `require` is typed for any package; the type is that of the package named.
const loadCompiler = () => require('typebox/schema') as typeof TypeBoxSchema;

/**
 * Returns a decoder for a wire schema, compiled at its first use. The body is checked, not copied: unknown
 * extra fields stay on the object, ignored.
 *
 * A body that does not match is reported by its first fault. The validator's own report is not used: it goes on to the
 * end and collects, which takes seconds for a body of 2 MB.
 */
export function decoder<S extends TSchema>(schema: S): (body: unknown) => Static<S> {
  let validator: Validator | undefined;
  return (body) => {
    validator ??= loadCompiler().Compile(schema);
    if (validator.Check(body)) return body as Static<S>; // Check says so, but is typed for the widest schema.
    throw firstFault(schema, body);
  };
}
