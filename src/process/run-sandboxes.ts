import { isSignalledTwice, readSandboxConfig } from '../config/config.ts';
import type { RunningSandbox } from '../sandbox/sandbox.ts';
import { sandboxes } from '../sandboxes.ts';
import { createLogger } from '../server/observe/logger.ts';
import { services } from '../services.ts';
import { runProcess } from './run-process.ts';
import { readSandboxArguments, sandboxHelp } from './sandbox-options.ts';
import { endInGoodOrder } from './shutdown.ts';
import { startSandboxes } from './start-sandboxes.ts';

// The sandboxes alone, each on its own port: for trying them, or for a gateway that takes them for real services.
await runProcess(async () => {
  const given = readSandboxArguments(process.argv.slice(2));
  if (given.wantsHelp) {
    process.stdout.write(await sandboxHelp());
    return;
  }
  const { sandboxDirectory: directory, sandboxQuirks, logLevel } = readSandboxConfig(services);
  const quirks = given.quirks ?? sandboxQuirks;
  const running = await startSandboxes({ keys: Object.keys(sandboxes), directory, quirks, fixedPorts: true });
  endInGoodOrder({
    logger: createLogger(logLevel),
    isSignalledTwice: isSignalledTwice(),
    stop: async () => {
      await Promise.all([...running.values()].map((sandbox) => sandbox.close()));
    },
  });
  for (const [key, sandbox] of running) process.stdout.write(describe(key, sandbox));
  process.stdout.write(`Their data are made up and kept in ${directory}.\n`);
});

function describe(key: string, { url, credential, oauthClient }: RunningSandbox): string {
  const service = services.find((service) => service.key === key);
  const lines = [`${service?.name ?? key} sandbox`, `  address     ${url}`, `  credential  ${credential}`];
  if (oauthClient) lines.push(`  OAuth2      client ${oauthClient.id}, secret ${oauthClient.secret}`);
  return `${lines.join('\n')}\n\n`;
}
