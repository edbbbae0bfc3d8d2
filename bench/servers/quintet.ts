import { readConfig } from '../../src/config/config.ts';
import { startQuintet } from '../../src/process/quintet.ts';
import { tuneCollector } from '../../src/process/tune-collector.ts';
import { services } from '../../src/services.ts';
import { argument, onCommand, ready } from './child.ts';
import { startProfile } from './cpu-profile.ts';
import { measureTurns } from './turns.ts';

/** The gateway as shipped, with the configuration that the parent gives it. */
const config = readConfig({ PORT: '0', LOG_LEVEL: 'warn', ...argument<Record<string, string>>() }, services);
const { origin } = await startQuintet(config);
tuneCollector();
let stopProfile: (() => Promise<string>) | undefined;
onCommand('startProfile', async () => {
  stopProfile = await startProfile();
});
onCommand('stopProfile', () => stopProfile?.());
measureTurns();
ready(Number(new URL(origin).port));
