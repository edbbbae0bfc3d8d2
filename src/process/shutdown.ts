import { describeError, type Logger } from '../gateway/logger.ts';

/** Why a process stops: it was told to, or nobody knows what state it is in. */
export type StopReason = 'signal' | 'fault';

export interface ShutdownOptions {
  readonly logger: Logger;
  /** Stops in good order. Called once. */
  readonly stop: (reason: StopReason) => Promise<void>;
  /** Whether npm or a watcher hands on each signal, which a terminal or a service manager has sent to all of them already. */
  readonly isSignalledTwice: boolean;
}

/** Longer than it takes for the same signal to arrive again, shorter than anyone sends it twice. */
const SAME_SIGNAL_MS = 300;

/**
 * Ends the process in good order:
 * - at SIGTERM or Ctrl-C it stops and exits with code 0; a second signal ends it at once, with code 1;
 * - an exception that nobody caught is logged, it stops and exits with code 1;
 * - a rejection that nobody handled is logged and counted, and nothing else: it is the matter of one request.
 */
export function endInGoodOrder({ logger, stop, isSignalledTwice }: ShutdownOptions): void {
  let isStopping = false;
  let exitCode = 0;
  let rejections = 0;
  let first: { readonly signal: NodeJS.Signals; readonly at: number; isRepeated: boolean } | undefined;

  async function stopThenExit(reason: StopReason): Promise<void> {
    if (isStopping) return;
    isStopping = true;
    try {
      await stop(reason);
    } catch (error) {
      exitCode = 1;
      logger.fatal(describeError(error), 'stopping failed');
    }
    process.exit(exitCode);
  }

  function onSignal(signal: NodeJS.Signals): void {
    if (first !== undefined) {
      const isSame = signal === first.signal && !first.isRepeated;
      if (!isSignalledTwice || !isSame || performance.now() - first.at >= SAME_SIGNAL_MS) process.exit(1);
      first.isRepeated = true;
      return;
    }
    first = { signal, at: performance.now(), isRepeated: false };
    process.stdout.write('Stopping: running requests may finish.\n');
    void stopThenExit('signal');
  }

  process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
  process.on('uncaughtException', (error) => {
    exitCode = 1;
    logger.fatal(describeError(error), 'uncaught exception');
    void stopThenExit('fault');
  });
  process.on('unhandledRejection', (reason) => {
    rejections += 1;
    logger.error({ ...describeError(reason), count: rejections }, 'unhandled rejection');
  });
}
