import type { Config } from '../config/config.ts';
import type { Service } from '../contract/service.ts';
import type { RunningQuintet } from './quintet.ts';

/** What a start prints: where Quintet answers, and for each service whether its data are real. */
export function startLines(
  config: Config,
  services: readonly Service[],
  { origin, endpoints, hasDashboard }: Pick<RunningQuintet, 'origin' | 'endpoints' | 'hasDashboard'>,
): string {
  // Any address of this machine will do where it listens on all.
  const address = origin.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
  const width = Math.max(...services.map(({ name }) => name.length));
  const lines = services.map(({ id, key, name }) => {
    const endpoint = endpoints[key];
    if (endpoint === undefined) return [name, `absent: set ${id}_URL`];
    if (endpoint.sandboxed) return [name, `sandbox: made-up data, kept in ${config.sandboxDirectory}`];
    // Its path can hold what only its owner should know.
    return [name, `real: ${endpoint.url.origin}`];
  });
  return [
    `Quintet answers at ${address}/graphql${config.graphiql ? ' (open it in a browser for GraphiQL)' : ''}`,
    ...lines.map(([name = '', state]) => `  ${name.padEnd(width)}  ${state}`),
    ...(config.dashboard ? [dashboardLine(address, hasDashboard)] : []),
    '',
  ].join('\n');
}

function dashboardLine(address: string, hasDashboard: boolean): string {
  return hasDashboard
    ? `The dashboard is at ${address}/`
    : 'The dashboard is not built: run `npm run build`, which needs what `npm ci` installs for development.';
}
