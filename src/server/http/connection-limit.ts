import type { Server } from 'node:http';
import type { Logger } from '../observe/logger.ts';

/** A line for each connection would fill the disk of a gateway that is flooded. */
const MS_BETWEEN_LINES = 60_000;

/** Refuses connections beyond a number at once, and warns of it: of the first, and then of all in a minute together. */
export function limitConnections(server: Server, maxConnections: number, logger: Logger | undefined): void {
  server.maxConnections = maxConnections;
  let refused = 0;
  let loggedAt = Number.NEGATIVE_INFINITY;
  server.on('drop', () => {
    refused += 1;
    if (performance.now() - loggedAt < MS_BETWEEN_LINES) return;
    logger?.warn({ refused, limit: maxConnections }, 'connections refused');
    refused = 0;
    loggedAt = performance.now();
  });
}
