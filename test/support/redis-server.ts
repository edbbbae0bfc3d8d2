import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createClient } from '@redis/client';

/** Whether the program `redis-server` is installed. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

if (!hasRedis) {
  process.stderr.write(
    '\n!!! redis-server is not installed: whatever is shared through Redis is NOT TESTED here (apt-get install redis-server).\n\n',
  );
}

/** A real Redis on a free port, which keeps nothing on disk. */
export interface RedisServer {
  readonly url: URL;
  /** Ends it at once; what it held is gone. */
  kill(): Promise<void>;
  /** Starts it again, on the same port. */
  restart(): Promise<void>;
  /** It accepts connections and commands, and answers none until it goes on. */
  pause(): void;
  goOn(): void;
  /** Sends a command on a connection of its own, and gives the reply. */
  command(...words: readonly string[]): Promise<unknown>;
}

/** @param settings as on the command line: `--maxmemory 2mb`. */
export async function startRedis(...settings: readonly string[]): Promise<RedisServer> {
  const port = await freePort();
  const url = new URL(`redis://127.0.0.1:${port}`);
  let child = await launch(port, settings);
  return {
    url,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
    async restart() {
      child = await launch(port, settings);
    },
    pause: () => void child.kill('SIGSTOP'),
    goOn: () => void child.kill('SIGCONT'),
    async command(...words) {
      const client = createClient({ url: url.href, RESP: 2 });
      client.on('error', () => {});
      await client.connect();
      try {
        return await client.sendCommand(words);
      } finally {
        client.destroy();
      }
    },
  };
}

async function launch(port: number, settings: readonly string[]): Promise<ChildProcess> {
  const fixed = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', [...fixed, ...settings], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    if (String(chunk).includes('Ready to accept connections')) break;
  }
  child.stdout.resume();
  return child;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
