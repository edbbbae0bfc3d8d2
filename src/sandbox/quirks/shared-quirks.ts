import { compression } from './compression.ts';
import { duplicateKeys } from './duplicate-keys.ts';
import { failing } from './failing.ts';
import { hiddenRows } from './hidden-rows.ts';
import { ignoredParameter } from './ignored-parameter.ts';
import type { ListFormat } from './list-format.ts';
import { malformedItem } from './malformed-item.ts';
import { collation, ties } from './order.ts';
import { pageCap } from './page-cap.ts';
import type { Quirks } from './quirk.ts';
import { slow } from './slow.ts';
import { throttled } from './throttled.ts';
import { wrongCount } from './wrong-count.ts';

/** The quirks that every sandbox with such lists has. */
export function sharedQuirks({ total, paging }: ListFormat): Quirks {
  const pagingQuirks = paging && {
    [`ignored-${paging.size.replace('_', '-')}`]: ignoredParameter(paging.size),
    [`ignored-${paging.position}`]: ignoredParameter(paging.position),
    'page-cap': pageCap,
  };
  // The order in which they wrap: what is further down stands nearer to the client.
  return {
    ties,
    collation,
    ...pagingQuirks,
    'duplicate-keys': duplicateKeys,
    'malformed-item': malformedItem,
    'hidden-rows': hiddenRows,
    ...(total && { 'wrong-count': wrongCount }),
    failing,
    throttled,
    slow,
    compression,
  };
}
