import { readProcessConfig } from './config.ts';
import { startQuintet } from './process/quintet.ts';
import { runProcess, stopOnSignal } from './process/run-process.ts';
import { startLines } from './process/start-lines.ts';
import { services } from './services.ts';

/** How long running requests get to finish once the process is told to stop. */
const DRAIN_MS = 10_000;

await runProcess(async () => {
  const config = readProcessConfig(services);
  const quintet = await startQuintet(config);
  stopOnSignal(() => quintet.stop(DRAIN_MS));
  process.stdout.write(startLines(config, services, quintet));
});
