import type { Service } from './contract/service.ts';
import { comics } from './services/comics/service.ts';
import { larder } from './services/larder/service.ts';
import { lifeLogger } from './services/life-logger/service.ts';
import { littlebits } from './services/littlebits/service.ts';
import { littlelogs } from './services/littlelogs/service.ts';

/** All services, in the order in which the schema lists them. Adding one is a folder, a sandbox, operations and a line here. */
export const services: readonly Service[] = [littlelogs, larder, littlebits, lifeLogger, comics];
