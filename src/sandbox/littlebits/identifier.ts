import { type Parameter, parametersOf } from './envelope.ts';
import { wholeNumber } from './fields.ts';

/** As the meta tells an id or slug of a path: one of them, the other null. */
export function identifierParams(idOrSlug: string): Parameter[] {
  const id = wholeNumber(idOrSlug);
  return parametersOf({ id, slug: id === null ? idOrSlug : null });
}
