import { BlockList, isIP } from 'node:net';
import { UPSTREAM_VARIABLES as general } from './upstream-variables.ts';
import type { Variable } from './variable.ts';

type Read = <Value>(variable: Variable<Value>) => Value | undefined;

/** Loopback addresses: sandboxes, and services on the same machine. A proxy could not reach them. */
const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/**
 * Reads `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, which many tools share: in lower case, too, which counts for more as it
 * does for curl. Gives the proxy through which an address is reached; undefined where there is none.
 */
export function readProxies(read: Read): (address: URL) => URL | undefined {
  const value = <Value>(variable: Variable<Value>): Value | undefined => {
    const lowerCase = read({ ...variable, name: variable.name.toLowerCase() });
    const upperCase = read(variable);
    return lowerCase ?? upperCase;
  };
  const proxies: Readonly<Record<string, URL | undefined>> = {
    'https:': value(general.httpsProxy),
    'http:': value(general.httpProxy),
  };
  const exceptions = (value(general.noProxy) ?? []).map(parseException);
  return (address) => {
    const host = hostOf(address.hostname);
    const port = address.port || (address.protocol === 'https:' ? '443' : '80');
    const isDirect = isLoopback(host) || exceptions.some((matches) => matches(host, port));
    return isDirect ? undefined : proxies[address.protocol];
  };
}

function isLoopback(host: string): boolean {
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  return isWithin(LOOPBACK, host);
}

function isWithin(list: BlockList, host: string): boolean {
  const version = isIP(host);
  return version !== 0 && list.check(host, version === 6 ? 'ipv6' : 'ipv4');
}

type Exception = (host: string, port: string) => boolean;

/** `*`, `example.com` with all below it, `.example.com`, `*.example.com`, an IP address or a range of them, each with a port or not. */
function parseException(entry: string): Exception {
  if (entry === '*') return () => true;
  const range = parseRange(entry);
  if (range) return (host) => isWithin(range, host);
  const [, name = '', entryPort] = /^(\[.*\]|[^:]*|[^:]*:[^:]*:.*)(?::(\d+))?$/.exec(entry) ?? [];
  const domain = hostOf(name.replace(/^\*?\./, ''));
  if (domain === '') return () => false;
  return (host, port) => {
    if (entryPort !== undefined && entryPort !== port) return false;
    return host === domain || (isIP(domain) === 0 && host.endsWith(`.${domain}`));
  };
}

/** `10.0.0.0/8` */
function parseRange(entry: string): BlockList | undefined {
  const [, address = '', length] = /^(.+)\/(\d{1,3})$/.exec(entry) ?? [];
  const version = isIP(address);
  if (version === 0 || Number(length) > (version === 6 ? 128 : 32)) return undefined;
  const range = new BlockList();
  range.addSubnet(address, Number(length), version === 6 ? 'ipv6' : 'ipv4');
  return range;
}

/** Without the brackets of an IPv6 address and the dot at the end of a name. */
function hostOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
}
