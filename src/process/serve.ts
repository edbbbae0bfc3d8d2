import { readProcessConfig } from '../config.ts';
import { services } from '../services.ts';
import { startQuintet } from './quintet.ts';
import { runProcess, stopOnSignal } from './run-process.ts';
import { startLines } from './start-lines.ts';
import { tuneCollector } from './tune-collector.ts';

/** What running requests get to be answered, beyond the time that one may take. */
const GRACE_MS = 1000;

/** Runs Quintet until it is told to stop. */
export async function serve(): Promise<void> {
  await runProcess(async () => {
    const config = readProcessConfig(services);
    const quintet = await startQuintet(config);
    stopOnSignal(() => quintet.stop(config.requestTimeoutMs + GRACE_MS));
    tuneCollector();
    process.stdout.write(startLines(config, services, quintet));
  });
}
