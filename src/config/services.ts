import { readProxies } from './proxies.ts';
import type { Variable } from './variable.ts';
import { type ConfigurableService, GENERAL_VARIABLES as general, serviceVariables } from './variables.ts';

export interface ServiceConfig {
  /** Base address with a trailing slash; absent where nothing is configured. */
  readonly url?: URL;
  /** Whether the service's sandbox stands in. Never together with `url`. */
  readonly sandboxed: boolean;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** The proxy through which it is reached; its user name and password are secrets. */
  readonly proxy?: URL;
  /** HTTP Basic of a staging server. */
  readonly stagingLogin?: { readonly username: string; readonly password: string };
}

/** Gives a variable's value, or undefined where it is not set or at fault; the fault is kept. */
export type Read = <Value>(variable: Variable<Value>) => Value | undefined;

interface ReadServicesOptions {
  readonly production: boolean;
  /** Whether it is a fault that there is no service at all. */
  readonly mustServe: boolean;
  /** Gets what is wrong. */
  readonly faults: string[];
}

/** By service key. */
export function readServices(
  read: Read,
  services: readonly ConfigurableService[],
  { production, mustServe, faults }: ReadServicesOptions,
): Record<string, ServiceConfig> {
  const isSandboxed = readSandboxChoice(read, services, production, faults);
  const proxyFor = readProxies(read);
  const configs: Record<string, ServiceConfig> = {};
  let isAnyNamed = (read(general.sandbox) ?? []).some((name) => name !== 'none');
  for (const service of services) {
    const variables = serviceVariables(service);
    const faultsBefore = faults.length;
    const url = read(variables.url);
    isAnyNamed ||= url !== undefined || faults.length > faultsBefore;
    const clientId = variables.clientId && read(variables.clientId);
    const clientSecret = variables.clientSecret && read(variables.clientSecret);
    if (clientSecret !== undefined && clientId === undefined) {
      faults.push(`${service.id}_CLIENT_SECRET is set without ${service.id}_CLIENT_ID: set both or neither.`);
    }
    const stagingLogin = readStagingLogin(read, service, faults);
    const proxy = url && proxyFor(url);
    configs[service.key] = {
      sandboxed: isSandboxed(service, url !== undefined),
      ...(url && { url }),
      ...(clientId !== undefined && { clientId }),
      ...(clientSecret !== undefined && { clientSecret }),
      ...(proxy && { proxy }),
      ...(stagingLogin && { stagingLogin }),
    };
  }
  if (mustServe && !isAnyNamed) {
    const names = services.map(({ id }) => `${id}_URL`).join(', ');
    faults.push(`In production at least one service must be configured: set ${names}, or SANDBOX.`);
  }
  return configs;
}

function readStagingLogin(read: Read, service: ConfigurableService, faults: string[]) {
  const { stagingUsername, stagingPassword } = serviceVariables(service);
  const username = stagingUsername && read(stagingUsername);
  const password = stagingPassword && read(stagingPassword);
  if (username !== undefined && password !== undefined) return { username, password };
  if (username !== undefined || password !== undefined) {
    faults.push(
      `${service.id}_STAGING_USERNAME and ${service.id}_STAGING_PASSWORD go together: set both or neither.`,
    );
  }
  return undefined;
}

function readSandboxChoice(
  read: Read,
  services: readonly ConfigurableService[],
  production: boolean,
  faults: string[],
): (service: ConfigurableService, hasAddress: boolean) => boolean {
  const named = read(general.sandbox) ?? (production ? ['none'] : ['all']);
  if (named.includes('all') || named.includes('none')) {
    if (named.length > 1) faults.push('SANDBOX must be a list of services, or "all", or "none" alone.');
    return (_service, hasAddress) => named.includes('all') && !hasAddress;
  }
  const keys = services.map(({ key }) => key);
  for (const name of named.filter((name) => !keys.includes(name))) {
    faults.push(
      `SANDBOX names ${JSON.stringify(name)}, which is no service: use ${keys.join(', ')}, all or none.`,
    );
  }
  return (service, hasAddress) => {
    if (!named.includes(service.key)) return false;
    if (!hasAddress) return true;
    faults.push(`SANDBOX names ${service.key}, but ${service.id}_URL is set too: remove one of the two.`);
    return false;
  };
}
