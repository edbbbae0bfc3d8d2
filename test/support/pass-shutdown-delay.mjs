// Loaded with `--import` into a process under test: the delay before it stops passes at a signal, not by the clock, so that a
// busy machine does not end it while a test still sends requests. Every other timer runs as usual.

import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';

const { setTimeout } = timers;
const delayMs = Number(process.env.SHUTDOWN_DELAY_MS);
const passed = Promise.withResolvers();

process.on('SIGUSR2', () => passed.resolve());
timers.setTimeout = (ms, ...rest) => (ms === delayMs ? passed.promise : setTimeout(ms, ...rest));
syncBuiltinESMExports();
