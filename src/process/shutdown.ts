import { describeError, type Logger } from '../server/observe/logger.ts';

/** Why a process stops: it was told to, or nobody knows what state it is in. */
export type StopReason = 'signal' | 'fault';

export interface ShutdownOptions {
  readonly logger: Logger;
  /** Stops in good order. Called once. */
  readonly stop: (reason: StopReason) => Promise<void>;
  /** Whether npm or a watcher hands on each signal, which a terminal or a service manager has sent to all of them already. */
  readonly isSignalledTwice: boolean;
}

/** Longer than it takes for the same signal to be handed on, shorter than anyone presses Ctrl-C twice or a service manager waits. */
const SAME_SIGNAL_MS = { SIGINT: 300, SIGTERM: 1_000, SIGHUP: 1_000 };

type Signal = keyof typeof SAME_SIGNAL_MS;

/**
 * Ends the process in good order:
 * - at SIGTERM, Ctrl-C or when its terminal closes (SIGHUP) it stops and exits with code 0; a second signal ends it at once, with code 1;
 * - an exception that nobody caught is logged, it stops and exits with code 1;
 * - a rejection that nobody handled is logged and counted, and nothing else: it is the matter of one request.
 */
export function endInGoodOrder({ logger, stop, isSignalledTwice }: ShutdownOptions): void {
  let isStopping = false;
  let exitCode = 0;
  let rejections = 0;
  let first: { readonly signal: Signal; readonly at: number } | undefined;

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

  function onSignal(signal: Signal): void {
    if (first !== undefined) {
      const isHandedOn =
        isSignalledTwice && signal === first.signal && performance.now() - first.at < SAME_SIGNAL_MS[signal];
      if (isHandedOn) return;
      process.exit(1);
    }
    first = { signal, at: performance.now() };
    process.stdout.write('Stopping: running requests may finish.\n');
    void stopThenExit('signal');
  }

  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => onSignal(signal));
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
