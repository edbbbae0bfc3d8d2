import { comicsInstance } from './comics.ts';
import { larder } from './larder.ts';
import { lifeLogger } from './life-logger.ts';
import { littlebits } from './littlebits.ts';
import { littlelogs } from './littlelogs.ts';
import type { StandIn } from './stand-in.ts';

export const standIns: readonly StandIn[] = [littlelogs, larder, littlebits, lifeLogger, comicsInstance];

/** A valid credential for each service, as request headers. */
export const credentials: Readonly<Record<string, string>> = Object.fromEntries(
  standIns.map(({ header, credential }) => [header, credential]),
);
