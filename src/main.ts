import { readProcessConfig } from './config.ts';
import { startQuintet } from './process/quintet.ts';
import { runProcess, stopOnSignal } from './process/run-process.ts';
import { startLines } from './process/start-lines.ts';
import { services } from './services.ts';

/** What running requests get to be answered, beyond the time that one may take. */
const GRACE_MS = 1000;

await runProcess(async () => {
  const config = readProcessConfig(services);
  const quintet = await startQuintet(config);
  stopOnSignal(() => quintet.stop(config.requestTimeoutMs + GRACE_MS));
  process.stdout.write(startLines(config, services, quintet));
});
