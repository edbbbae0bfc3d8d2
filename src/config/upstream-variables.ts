import { flag, hosts, proxyAddress, wholeNumber } from './values.ts';
import { variable } from './variable.ts';

/** How services are called. */
export const UPSTREAM_VARIABLES = {
  upstreamTimeout: variable(
    'UPSTREAM_TIMEOUT_MS',
    '5000',
    'Milliseconds for the first attempt of one upstream read; a second one, and a write, may take longer, up to what is left of the request.',
    wholeNumber(1, 600_000),
  ),
  upstreamConnections: variable(
    'UPSTREAM_CONNECTIONS',
    '32',
    'Sockets to one service, at most.',
    wholeNumber(1, 10_000),
  ),
  upstreamConcurrency: variable(
    'UPSTREAM_CONCURRENCY',
    '8',
    'Calls of one request to one service at once, at most.',
    wholeNumber(1, 10_000),
  ),
  upstreamMaxResponseBytes: variable(
    'UPSTREAM_MAX_RESPONSE_BYTES',
    '10485760',
    'Bytes of one upstream answer, at most.',
    wholeNumber(1024, 1_073_741_824),
  ),
  httpsProxy: variable(
    'HTTPS_PROXY',
    '',
    'Proxy through which services at `https` addresses are reached: `http://proxy.example.com:3128`, with a user name and password or not. Sandboxes and loopback addresses never are.',
    proxyAddress(),
  ),
  httpProxy: variable('HTTP_PROXY', '', 'The same for services at `http` addresses.', proxyAddress()),
  noProxy: variable(
    'NO_PROXY',
    '',
    'Hosts that are reached without a proxy: `example.com` with all below it, `10.0.0.0/8`, `host:8443`, `*` for all.',
    hosts(),
  ),
  upstreamCircuitFailures: variable(
    'UPSTREAM_CIRCUIT_FAILURES',
    '20',
    'Failures of one service in a row (no connection, no answer in time, 5xx) after which its calls fail at once for a while; a timeout counts for 5; 0 for never.',
    wholeNumber(0, 1_000_000),
  ),
  upstreamCircuitSeconds: variable(
    'UPSTREAM_CIRCUIT_SECONDS',
    '5',
    'Seconds until a call to such a service is tried again.',
    wholeNumber(1, 3_600),
  ),
  upstreamSharedCalls: variable(
    'UPSTREAM_SHARED_CALLS',
    'true',
    'Whether equal reads with one credential at the same time are one upstream call.',
    flag(),
  ),
  upstreamCache: variable(
    'UPSTREAM_CACHE_SECONDS',
    '0',
    'Seconds to cache upstream responses to requests with a credential, where a response sets no lifetime itself.',
    wholeNumber(0, 86_400),
  ),
  upstreamCachePublic: variable(
    'UPSTREAM_CACHE_PUBLIC_SECONDS',
    '5',
    'The same for answers to calls without a credential.',
    wholeNumber(0, 86_400),
  ),
  upstreamCacheStale: variable(
    'UPSTREAM_CACHE_STALE_SECONDS',
    '0',
    'Age in seconds up to which an expired response may be used while its service fails, marked in `extensions.stale`; 0 for never.',
    wholeNumber(0, 86_400),
  ),
};
