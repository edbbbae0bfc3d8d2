import type { ServiceProfile } from '../../contract/service.ts';
import type { Dialect } from './dialect.ts';
import { decodeRoot, type WireRoot } from './wire.ts';

/** GET /: what an instance offers, and how it speaks as far as that shows it. */
export function readRoot(body: unknown): ServiceProfile {
  const root = decodeRoot(body);
  return { dialect: dialectOf(root), offers: Object.keys(root) };
}

/** Only the documented years had schemas. */
function dialectOf(root: WireRoot): Dialect | null {
  const resources = Object.values(root);
  if (resources.length === 0) return null;
  return resources.some(({ schema }) => schema != null) ? 'documented' : 'newer';
}
