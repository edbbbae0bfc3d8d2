import { ConfigError } from '../config/config.ts';
import { StartError } from '../server/start-error.ts';

/** Runs what a process is for. A fault that its user can mend is printed as it is, and ends it with exit code 1. */
export async function runProcess(run: () => Promise<void>): Promise<void> {
  // The reader of the output may have gone (EPIPE); the process goes on.
  process.stdout.on('error', () => {});
  try {
    await run();
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof StartError)) throw error;
    process.stderr.write(`${error.message}\n`);
    // Sandboxes that did start would keep the process alive.
    process.exit(1);
  }
}
