import { isSignalledTwice, readProcessConfig } from '../config/config.ts';
import { canGenerateCode } from '../execution/can-generate-code.ts';
import { createLogger } from '../server/observe/logger.ts';
import { services } from '../services.ts';
import { startQuintet } from './quintet.ts';
import { runProcess } from './run-process.ts';
import { endInGoodOrder } from './shutdown.ts';
import { startLines } from './start-lines.ts';
import { tuneCollector } from './tune-collector.ts';

/** What running requests get to be answered, beyond the time that one may take. */
const GRACE_MS = 1000;

/** Runs Quintet until it is told to stop. */
export async function serve(): Promise<void> {
  await runProcess(async () => {
    const config = readProcessConfig(services);
    const logger = createLogger(config.logLevel);
    const quintet = await startQuintet(config, logger);
    endInGoodOrder({
      logger,
      isSignalledTwice: isSignalledTwice(),
      stop: (reason) =>
        quintet.stop({
          delayMs: reason === 'signal' ? config.shutdownDelayMs : 0,
          drainMs: config.requestTimeoutMs + GRACE_MS,
        }),
    });
    if (!canGenerateCode) {
      logger.info(
        'This process may not generate code: queries are executed by graphql-js, more slowly, and no whole answers are stored.',
      );
    }
    tuneCollector();
    process.stdout.write(startLines(config, services, quintet));
  });
}
