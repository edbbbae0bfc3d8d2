import { ConfigError } from '../config.ts';
import { StartError } from './start-error.ts';

/** Longer than it takes for the same Ctrl-C to arrive again, shorter than anyone presses it twice. */
const SAME_KEYPRESS_MS = 300;

/** Runs what a process is for. A fault that its user can mend is printed as it is, and ends it with exit code 1. */
export async function runProcess(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof StartError)) throw error;
    process.stderr.write(`${error.message}\n`);
    // Sandboxes that did start would keep the process alive.
    process.exit(1);
  }
}

/** Stops in good order at SIGTERM or Ctrl-C and exits with code 0; a second signal ends the process at once. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let first: { readonly signal: NodeJS.Signals; readonly at: number } | undefined;
  const onSignal = async (signal: NodeJS.Signals) => {
    if (first !== undefined) {
      // Under npm one Ctrl-C comes twice: from the terminal, and handed on by npm.
      const isSameKeypress =
        signal === 'SIGINT' && first.signal === 'SIGINT' && performance.now() - first.at < SAME_KEYPRESS_MS;
      if (isSameKeypress) return;
      process.exit(1);
    }
    first = { signal, at: performance.now() };
    process.stdout.write('Stopping: running requests may finish.\n');
    await stop();
    process.exit(0);
  };
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
}
