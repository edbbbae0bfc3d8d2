import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { standIns } from '../stand-ins/all.ts';
import { type RunningStandIn, serveStandIn } from '../stand-ins/serve.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Quintet in a process of its own, started as `npm start` does. */
export interface Quintet {
  readonly origin: URL;
  readonly pid: number;
  /** All that it has written, to both outputs. */
  readonly output: () => string;
  /** What it held its event loop for at a stretch since the last time, in milliseconds, and its memory in bytes. */
  readonly load: () => Promise<{ readonly busiestMs: number; readonly memory: number }>;
  /** How it ended, or null while it runs. */
  readonly ended: () => string | null;
  readonly stop: () => Promise<void>;
}

/** A Quintet in front of five stand-ins. */
export interface FrontedQuintet extends Quintet {
  readonly services: Readonly<Record<string, RunningStandIn>>;
}

export async function startQuintet(env: Readonly<Record<string, string>>): Promise<Quintet> {
  const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
    scripts: { start: string };
  };
  const words = scripts.start.split(' ');
  const args = words.slice(words.indexOf('node') + 1);
  const monitor = new URL('loop-monitor.ts', import.meta.url).href;
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      PORT: '0',
      NODE_ENV: 'production',
      SHUTDOWN_DELAY_MS: '0',
      NODE_OPTIONS: `--import=${monitor}`,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  let ended: string | null = null;
  child.on('exit', (code, signal) => {
    ended = `${code ?? signal}`;
  });
  const origin = await new Promise<URL>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      output += chunk;
      const [, address] =
        /Quintet (?:answers at|is ready at|listens at)?\s*(http:\/\/127\.0\.0\.1:\d+)/.exec(output) ?? [];
      if (address !== undefined) resolve(new URL(address));
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.on('exit', () => reject(new Error(`Quintet ended with ${ended}: ${output}`)));
  });
  return {
    origin,
    pid: child.pid ?? 0,
    output: () => output,
    load: () => askForLoad(child),
    ended: () => ended,
    stop: () => stopChild(child),
  };
}

/** @param env beside the addresses of the five stand-ins. */
export async function startFrontedQuintet(
  env: Readonly<Record<string, string>> = {},
): Promise<FrontedQuintet> {
  const running = await Promise.all(
    standIns.map(async (standIn) => [standIn.key, await serveStandIn(standIn)] as const),
  );
  const addresses = running.map(([key, { url }]) => [`${key.toUpperCase().replace('-', '_')}_URL`, url.href]);
  const quintet = await startQuintet({ UPSTREAM_TRACE: 'true', ...Object.fromEntries(addresses), ...env });
  return {
    ...quintet,
    services: Object.fromEntries(running),
    async stop() {
      await quintet.stop();
      await Promise.all(running.map(([, { close }]) => close()));
    },
  };
}

async function askForLoad(child: ChildProcess): Promise<{ busiestMs: number; memory: number }> {
  child.send('load');
  const [message] = await once(child, 'message');
  return message as { busiestMs: number; memory: number }; // The monitor sends nothing else.
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await exit;
  clearTimeout(timer);
}
