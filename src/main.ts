import { readProcessConfig } from './config.ts';
import { startQuintet } from './quintet.ts';
import { runProcess, stopOnSignal } from './run-process.ts';
import { services } from './services.ts';
import { startLines } from './start-lines.ts';

/** How long running requests get to finish once the process is told to stop. */
const DRAIN_MS = 10_000;

await runProcess(async () => {
  const config = readProcessConfig(services);
  const quintet = await startQuintet(config);
  stopOnSignal(() => quintet.stop(DRAIN_MS));
  process.stdout.write(startLines(config, services, quintet));
});
