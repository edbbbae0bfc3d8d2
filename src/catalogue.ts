import type { ServiceFacts } from './contract/service-facts.ts';
import { comicsFacts } from './services/comics/facts.ts';
import { larderFacts } from './services/larder/facts.ts';
import { lifeLoggerFacts } from './services/life-logger/facts.ts';
import { littlebitsFacts } from './services/littlebits/facts.ts';
import { littlelogsFacts } from './services/littlelogs/facts.ts';

/** Plain facts about all services, in the order in which the schema lists them. No behaviour: anyone may import it. */
export const catalogue: readonly ServiceFacts[] = [
  littlelogsFacts,
  larderFacts,
  littlebitsFacts,
  lifeLoggerFacts,
  comicsFacts,
];
