import { type Dispatcher, Pool, ProxyAgent } from 'undici';

export interface ConnectionOptions {
  /** `https://littlelogs.co` */
  readonly origin: string;
  /** Sockets at most. */
  readonly connections: number;
  /** Milliseconds for a connection to come about. */
  readonly timeoutMs: number;
  /** Through which the service is reached; its user name and password go to it alone. */
  readonly proxy?: URL | undefined;
}

/** The sockets to one service. */
export type Connections = Pick<Dispatcher, 'dispatch' | 'close'>;

/** Opens the sockets to one service as they are needed: straight, or through a proxy. */
export function openConnections({ origin, connections, timeoutMs, proxy }: ConnectionOptions): Connections {
  const options = {
    connections,
    pipelining: 1,
    // HTTP/2 can send a request again by itself when its connection goes away; a write is sent once.
    allowH2: false,
    // One deadline covers a whole try (`RestSession`). Only a connection that never comes about has its own:
    // it outlives the try that asked for it.
    headersTimeout: 0,
    bodyTimeout: 0,
    connectTimeout: timeoutMs,
  };
  if (proxy === undefined) return new Pool(origin, options);
  if (origin.startsWith('http:')) return forwarded(new Pool(proxy.origin, options), origin, proxy);
  const agent = new ProxyAgent({
    uri: proxy.href,
    connectTimeout: timeoutMs,
    factory: (tunnelled, connector) => new Pool(tunnelled, { ...options, ...connector, connections }),
    // A proxy that never answers would else keep a socket for minutes.
    clientFactory: (address, connector) => new Pool(address, { ...connector, headersTimeout: timeoutMs }),
  });
  return {
    dispatch: (request, handler) => agent.dispatch({ ...request, origin }, handler),
    close: () => agent.close(),
  };
}

/**
 * What goes over plain HTTP goes to the proxy with its whole address. Not by `ProxyAgent`, which makes of a 407 an error of
 * whoever called it.
 */
function forwarded(pool: Pool, origin: string, proxy: URL): Connections {
  const host = new URL(origin).host;
  const authorization = basicAuthorization(proxy);
  return {
    dispatch({ path, headers, ...request }, handler) {
      const all = { ...headers, host, ...(authorization && { 'proxy-authorization': authorization }) };
      // Else the certificate of the proxy would have to be the service's.
      const forwardedRequest = { ...request, path: origin + path, headers: all, servername: proxy.hostname };
      return pool.dispatch(forwardedRequest, handler);
    },
    close: () => pool.close(),
  };
}

function basicAuthorization({ username, password }: URL): string | undefined {
  if (username === '') return undefined;
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}
