import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../src/config/config.ts';
import { type ConfigurableService, configVariables } from '../../src/config/variables.ts';

const littlelogs = {
  id: 'LITTLELOGS',
  key: 'littlelogs',
  name: 'Littlelogs',
  documentedPath: '/api/1/',
  oauth: {},
};
const comics = { id: 'COMICS', key: 'comics', name: 'Comics', documentedPath: '/api/v1/' };
const services: ConfigurableService[] = [littlelogs, comics];

function read(environment: Record<string, string | undefined> = {}) {
  return readConfig(environment, services);
}

function faults(environment: Record<string, string>): readonly string[] {
  try {
    read(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

const defaults = {
  host: '127.0.0.1',
  port: 4000,
  production: false,
  graphiql: true,
  dashboard: true,
  introspection: true,
  upstreamTrace: true,
  corsOrigins: [],
  corsHeaders: [],
  compression: true,
  maxConnections: 10_000,
  logLevel: 'info',
  limits: { depth: 15, aliases: 30, directives: 50, tokens: 2000, cost: 30_000, bodyBytes: 262_144 },
  persisted: { mode: 'open', manifestFiles: [], storeBytes: 4_194_304, maxAgeSeconds: 60 },
  requestTimeoutMs: 15_000,
  shutdownDelayMs: 0,
  maxUpstreamCalls: 500,
  cursorKeys: [],
  upstream: {
    timeoutMs: 5000,
    connections: 32,
    concurrency: 8,
    maxResponseBytes: 10_485_760,
    circuit: { failures: 20, openMs: 5000 },
    sharesCalls: true,
    ownSeconds: 0,
    publicSeconds: 5,
    staleSeconds: 0,
  },
  cache: { bytes: 67_108_864, responseSeconds: 0 },
  sandboxDirectory: '.quintet',
  sandboxQuirks: [],
  services: { littlelogs: { sandboxed: true }, comics: { sandboxed: true } },
};

describe('defaults', () => {
  test('nothing need be set: every service is sandboxed', () => expect(read()).toEqual(defaults));

  test('an empty variable counts as not set', () => {
    const empty = Object.fromEntries(configVariables(services).map(({ name }) => [name, ' ']));
    expect(read(empty)).toEqual(defaults);
  });

  test('in production no service is sandboxed, and GraphiQL, the dashboard and introspection are off', () => {
    const url = new URL('https://comics.example.com/api/v1/');
    expect(read({ NODE_ENV: 'production', COMICS_URL: url.href })).toEqual({
      ...defaults,
      production: true,
      graphiql: false,
      dashboard: false,
      introspection: false,
      upstreamTrace: false,
      shutdownDelayMs: 5000,
      services: { littlelogs: { sandboxed: false }, comics: { sandboxed: false, url } },
    });
  });

  test('in production each can be asked for', () => {
    const config = read({
      NODE_ENV: 'production',
      GRAPHIQL: 'true',
      DASHBOARD: 'true',
      INTROSPECTION: 'true',
      SANDBOX: 'comics',
    });
    expect(config).toMatchObject({ graphiql: true, dashboard: true, introspection: true });
    expect(config.services).toEqual({ littlelogs: { sandboxed: false }, comics: { sandboxed: true } });
  });
});

test('every variable is read', () => {
  expect(
    read({
      HOST: '::1',
      PORT: '0',
      NODE_ENV: 'test',
      SANDBOX: 'none',
      SANDBOX_DIRECTORY: '/var/lib/quintet',
      SANDBOX_QUIRKS: 'comics:ties, littlelogs:slow=50',
      GRAPHIQL: 'false',
      DASHBOARD: 'false',
      INTROSPECTION: 'false',
      UPSTREAM_TRACE: 'false',
      CORS_ORIGINS: 'https://app.example.com, http://localhost:5173',
      CORS_HEADERS: 'X-App-Version, x-trace',
      COMPRESSION: 'false',
      MAX_CONNECTIONS: '18',
      LOG_LEVEL: 'silent',
      MAX_DEPTH: '1',
      MAX_ALIASES: '2',
      MAX_DIRECTIVES: '3',
      MAX_TOKENS: '4',
      MAX_COST: '5',
      MAX_BODY_BYTES: '6000',
      MAX_UPSTREAM_CALLS: '7',
      PERSISTED_OPERATIONS: 'mixed',
      PERSISTED_MANIFESTS: 'web.json, /etc/quintet/app.json',
      PERSISTED_STORE_BYTES: '2048',
      PERSISTED_MAX_AGE_SECONDS: '0',
      REQUEST_TIMEOUT_MS: '7',
      SHUTDOWN_DELAY_MS: '17',
      CURSOR_KEYS: `${'0a'.repeat(32)}, ${'0B'.repeat(32)}`,
      UPSTREAM_TIMEOUT_MS: '8',
      UPSTREAM_CONNECTIONS: '9',
      UPSTREAM_CONCURRENCY: '10',
      UPSTREAM_MAX_RESPONSE_BYTES: '11000',
      UPSTREAM_CIRCUIT_FAILURES: '17',
      UPSTREAM_CIRCUIT_SECONDS: '18',
      UPSTREAM_SHARED_CALLS: 'false',
      UPSTREAM_CACHE_SECONDS: '12',
      UPSTREAM_CACHE_PUBLIC_SECONDS: '13',
      UPSTREAM_CACHE_STALE_SECONDS: '14',
      RESPONSE_CACHE_SECONDS: '16',
      CACHE_BYTES: '15',
      REDIS_URL: 'rediss://me:p%40ss@redis.example.com:6380/2',
      STORE_KEYS: `${'a1'.repeat(32)}, ${'B2'.repeat(32)}`,
      LITTLELOGS_URL: 'https://logs.example.com/api/1',
      LITTLELOGS_CLIENT_ID: 'id',
      LITTLELOGS_CLIENT_SECRET: 'secret',
      PATH: '/bin',
    }),
  ).toEqual({
    host: '::1',
    port: 0,
    production: false,
    graphiql: false,
    dashboard: false,
    introspection: false,
    upstreamTrace: false,
    corsOrigins: ['https://app.example.com', 'http://localhost:5173'],
    corsHeaders: ['X-App-Version', 'x-trace'],
    compression: false,
    maxConnections: 18,
    logLevel: 'silent',
    limits: { depth: 1, aliases: 2, directives: 3, tokens: 4, cost: 5, bodyBytes: 6000 },
    persisted: {
      mode: 'mixed',
      manifestFiles: ['web.json', '/etc/quintet/app.json'],
      storeBytes: 2048,
      maxAgeSeconds: 0,
    },
    requestTimeoutMs: 7,
    shutdownDelayMs: 17,
    maxUpstreamCalls: 7,
    cursorKeys: [Buffer.alloc(32, 10), Buffer.alloc(32, 11)],
    upstream: {
      timeoutMs: 8,
      connections: 9,
      concurrency: 10,
      maxResponseBytes: 11_000,
      circuit: { failures: 17, openMs: 18_000 },
      sharesCalls: false,
      ownSeconds: 12,
      publicSeconds: 13,
      staleSeconds: 14,
    },
    cache: {
      bytes: 15,
      responseSeconds: 16,
      redisUrl: new URL('rediss://me:p%40ss@redis.example.com:6380/2'),
      storeKeys: [Buffer.alloc(32, 0xa1), Buffer.alloc(32, 0xb2)],
    },
    sandboxDirectory: '/var/lib/quintet',
    sandboxQuirks: ['comics:ties', 'littlelogs:slow=50'],
    services: {
      littlelogs: {
        sandboxed: false,
        url: new URL('https://logs.example.com/api/1/'),
        clientId: 'id',
        clientSecret: 'secret',
      },
      comics: { sandboxed: false },
    },
  });
});

describe('addresses', () => {
  test.each([
    ['https://comics.example.com', 'https://comics.example.com/api/v1/'],
    ['https://comics.example.com/', 'https://comics.example.com/api/v1/'],
    ['http://127.0.0.1:8000/own/path', 'http://127.0.0.1:8000/own/path/'],
    ['https://comics.example.com/api/v1/', 'https://comics.example.com/api/v1/'],
  ])('%s means %s, and no sandbox', (given, meant) => {
    expect(read({ COMICS_URL: given }).services.comics).toEqual({ url: new URL(meant), sandboxed: false });
  });

  test.each([
    ['comics.example.com', 'must be an address like https://example.com.'],
    ['ftp://comics.example.com', 'must begin with http:// or https://.'],
    [
      'https://ada:hunter2@comics.example.com',
      'must not hold a user name or password: clients send credentials in headers.',
    ],
    ['https://comics.example.com/?key=hunter2', 'must end with its path, without "?" or "#".'],
    ['https://comics.example.com/#x', 'must end with its path, without "?" or "#".'],
  ])('%s is refused, and not repeated', (given, fault) => {
    expect(faults({ COMICS_URL: given })).toEqual([`COMICS_URL ${fault}`]);
  });
});

test.each([
  'redis.example.com:6379',
  'http://redis.example.com',
  'redis://',
  'redis://:s3cret@redis.example.com/one',
  'redis://:s3cret@redis.example.com/0?timeout=1',
  's3cret',
])('an address of Redis that is none is refused, and not repeated: %s', (address) => {
  expect(faults({ REDIS_URL: address })).toEqual([
    'REDIS_URL must be an address like redis://redis.example.com:6379 or rediss://….',
  ]);
});

describe('keys that sign what Redis holds', () => {
  const redis = 'redis://redis.example.com';
  const required =
    'REDIS_URL is set without STORE_KEYS: in production what Redis holds must be signed. `openssl rand -hex 32` makes a key.';

  test('are required with Redis in production, and nowhere else', () => {
    const production = { NODE_ENV: 'production', SANDBOX: 'all' };
    expect(faults({ ...production, REDIS_URL: redis })).toEqual([required]);
    expect(faults({ ...production, REDIS_URL: redis, STORE_KEYS: 'a1'.repeat(32) })).toEqual([]);
    expect(faults(production)).toEqual([]);
    expect(faults({ REDIS_URL: redis })).toEqual([]);
  });

  test.each(['a1'.repeat(31), 'a1'.repeat(33), `${'a1'.repeat(31)}xy`, `${'a1'.repeat(32)},s3cret`, ','])(
    'are of 32 bytes in hex, and what is not is refused once, and not repeated: %s',
    (text) => {
      const environment = { NODE_ENV: 'production', SANDBOX: 'all', REDIS_URL: redis, STORE_KEYS: text };
      expect(faults(environment)).toEqual([
        'STORE_KEYS must be keys of 32 bytes in hex (64 digits each), separated by commas.',
      ]);
    },
  );
});

test.each([
  'abc',
  '0a'.repeat(31),
  '0a'.repeat(33),
  '0g'.repeat(32),
  `${'0a'.repeat(32)};${'0b'.repeat(32)}`,
  ',',
])(
  'keys that sign cursors are of 32 bytes in hex, and what is not is refused, and not repeated: %s',
  (text) => {
    expect(faults({ CURSOR_KEYS: text })).toEqual([
      'CURSOR_KEYS must be keys of 32 bytes in hex (64 digits each), separated by commas.',
    ]);
  },
);

describe('in production', () => {
  const nothing =
    'In production at least one service must be configured: set LITTLELOGS_URL, COMICS_URL, or SANDBOX.';

  test.each([{}, { SANDBOX: 'none' }, { SANDBOX: ' , ' }, { COMICS_URL: ' ' }])(
    'a gateway over nothing is a fault, not a ready process: %o',
    (environment) => {
      expect(faults({ NODE_ENV: 'production', ...environment })).toEqual([nothing]);
    },
  );

  test('it is listed with all other faults', () => {
    expect(faults({ NODE_ENV: 'production', PORT: 'http' })).toEqual([
      'PORT must be a whole number from 0 to 65535.',
      nothing,
    ]);
  });

  test('an address or a name at fault is a fault of its own alone', () => {
    expect(faults({ NODE_ENV: 'production', COMICS_URL: 'comics' })).toEqual([
      'COMICS_URL must be an address like https://example.com.',
    ]);
    expect(faults({ NODE_ENV: 'production', SANDBOX: 'comic' })).toEqual([
      'SANDBOX names "comic", which is no service: use littlelogs, comics, all or none.',
    ]);
  });

  test('a process that runs sandboxes alone needs no service', () => {
    expect(readConfig({ NODE_ENV: 'production' }, services, 'sandboxes').sandboxDirectory).toBe('.quintet');
  });

  test('the shutdown delay can be turned off', () => {
    const config = read({ NODE_ENV: 'production', SANDBOX: 'all', SHUTDOWN_DELAY_MS: '0' });
    expect(config.shutdownDelayMs).toBe(0);
  });
});

describe('sandboxes', () => {
  test('all means every service without an address, in production too', () => {
    const config = read({ NODE_ENV: 'production', SANDBOX: 'all', COMICS_URL: 'https://comics.example.com' });
    expect(config.services).toMatchObject({ littlelogs: { sandboxed: true }, comics: { sandboxed: false } });
  });

  test('naming some leaves the others without', () => {
    expect(read({ SANDBOX: 'littlelogs' }).services).toEqual({
      littlelogs: { sandboxed: true },
      comics: { sandboxed: false },
    });
  });

  test('a service cannot be both sandboxed by name and real', () => {
    expect(faults({ SANDBOX: 'comics', COMICS_URL: 'https://comics.example.com' })).toEqual([
      'SANDBOX names comics, but COMICS_URL is set too: remove one of the two.',
    ]);
  });

  test('all and none stand alone', () => {
    expect(faults({ SANDBOX: 'none,comics' })).toEqual([
      'SANDBOX must be a list of services, or "all", or "none" alone.',
    ]);
  });
});

describe('persisted operations', () => {
  test('where only those of manifests run, GraphiQL and introspection are off', () => {
    const { persisted, graphiql, introspection } = read({ PERSISTED_OPERATIONS: 'trusted' });
    expect([persisted.mode, graphiql, introspection]).toEqual(['trusted', false, false]);
    const explicit = read({ PERSISTED_OPERATIONS: 'trusted', GRAPHIQL: 'false', INTROSPECTION: 'false' });
    expect([explicit.graphiql, explicit.introspection]).toEqual([false, false]);
  });

  test('and neither can be asked for', () => {
    expect(faults({ PERSISTED_OPERATIONS: 'trusted', GRAPHIQL: 'true', INTROSPECTION: 'true' })).toEqual([
      'GRAPHIQL is true, but PERSISTED_OPERATIONS is trusted and lets none of its queries run: leave one of the two out.',
      'INTROSPECTION is true, but PERSISTED_OPERATIONS is trusted and lets none of its queries run: leave one of the two out.',
    ]);
  });

  test('a mode of another name is refused, and a mistyped variable found', () => {
    expect(faults({ PERSISTED_OPERATIONS: 'strict', PERSISTED_MANIFEST: 'web.json' })).toEqual([
      'PERSISTED_OPERATIONS must be one of open, mixed, trusted.',
      'PERSISTED_MANIFEST is unknown: did you mean PERSISTED_MANIFESTS?',
    ]);
  });
});

describe('the login of a staging server', () => {
  const staging = { ...comics, hasStagingLogin: true };
  const readStaging = (environment: Record<string, string>) =>
    readConfig(environment, [staging]).services.comics;

  test('is a name and a password, which may hold a colon', () => {
    const login = { COMICS_STAGING_USERNAME: 'stage', COMICS_STAGING_PASSWORD: 'pa:ss wörd' };
    expect(readStaging(login)).toEqual({
      sandboxed: true,
      stagingLogin: { username: 'stage', password: 'pa:ss wörd' },
    });
  });

  test('is there or not: one of the two alone is refused, and so is a name with a colon', () => {
    const faultsOf = (environment: Record<string, string>) => {
      try {
        return readStaging(environment);
      } catch (error) {
        return error instanceof ConfigError ? error.faults : error;
      }
    };
    const together = 'COMICS_STAGING_USERNAME and COMICS_STAGING_PASSWORD go together: set both or neither.';
    expect(readStaging({})).toEqual({ sandboxed: true });
    expect(faultsOf({ COMICS_STAGING_USERNAME: 'stage' })).toEqual([together]);
    expect(faultsOf({ COMICS_STAGING_PASSWORD: 'hunter2' })).toEqual([together]);
    const withColon = { COMICS_STAGING_USERNAME: 'st:age', COMICS_STAGING_PASSWORD: 'hunter2' };
    expect(faultsOf(withColon)).toContainEqual(
      expect.stringMatching(/^COMICS_STAGING_USERNAME must .*colon/),
    );
  });

  test('is unknown at a service that has no staging servers', () => {
    expect(faults({ COMICS_STAGING_USERNAME: 'stage' })).toEqual([
      expect.stringMatching(/^COMICS_STAGING_USERNAME is unknown/),
    ]);
  });
});

describe('origins of pages', () => {
  test.each(['https://*.example.com', 'http://*.dev.example.com:8080', 'https://app.example.com'])(
    '%s can be named',
    (origin) => expect(read({ CORS_ORIGINS: origin }).corsOrigins).toEqual([origin]),
  );

  test.each([
    ...['*', 'https://*', 'https://*.com', '*.example.com', 'https://*example.com', 'https://app.*.com'],
    ...[
      'https://*.*.example.com',
      'https://*.example.com/',
      'https://*.Example.com',
      'https://*.example.com:443',
    ],
    ...[
      'https://*.0.0.1',
      'ftp://*.example.com',
      'https://*.example.com?x',
      'https://a@*.example.com',
      'null',
    ],
  ])('%s is refused together with all other faults', (pattern) => {
    expect(faults({ CORS_ORIGINS: pattern, CORS_HEADERS: 'x y' })).toEqual([
      'CORS_ORIGINS must be a list of origins, without a path: https://app.example.com, or https://*.example.com for its subdomains.',
      'CORS_HEADERS must be a list of header names, without wildcard: X-App-Version,X-….',
    ]);
  });
});

test('all faults are listed at once, each with what would be right', () => {
  const environment = {
    HOST: 'http://localhost',
    PORT: '65536',
    NODE_ENV: 'prod',
    SANDBOX: 'littlelog',
    GRAPHIQL: 'yes',
    CORS_ORIGINS: '*',
    LOG_LEVEL: 'loud',
    MAX_DEPTH: '-1',
    MAX_COST: '1e3',
    MAX_UPSTREAM_CALLS: '0',
    MAX_DEPHT: '3',
    UPSTREAM_TIMEOUT: '1',
    LITTLELOGS_CLIENT_SECRET: 'hunter2',
    COMICS_CLIENT_ID: 'x',
  };
  const expected = [
    'NODE_ENV must be one of development, production, test.',
    'HOST must be a host name or an address without scheme and port, like 127.0.0.1 or ::1.',
    'PORT must be a whole number from 0 to 65535.',
    'GRAPHIQL must be true or false.',
    'CORS_ORIGINS must be a list of origins, without a path: https://app.example.com, or https://*.example.com for its subdomains.',
    'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent.',
    'MAX_DEPTH must be a whole number from 1 to 100.',
    'MAX_COST must be a whole number from 1 to 1000000000.',
    'MAX_UPSTREAM_CALLS must be a whole number from 1 to 100000.',
    'SANDBOX names "littlelog", which is no service: use littlelogs, comics, all or none.',
    'LITTLELOGS_CLIENT_SECRET is set without LITTLELOGS_CLIENT_ID: set both or neither.',
    'MAX_DEPHT is unknown: did you mean MAX_DEPTH?',
    'UPSTREAM_TIMEOUT is unknown: did you mean UPSTREAM_TIMEOUT_MS?',
    'COMICS_CLIENT_ID is unknown: did you mean COMICS_URL?',
  ];
  expect(faults(environment)).toEqual(expected);
  expect(() => read(environment)).toThrow(new ConfigError(expected));
  expect(new ConfigError(expected).message).toBe(
    ['The configuration has 14 faults:', ...expected.map((fault) => `  ${fault}`)].join('\n'),
  );
});

describe('documentation', () => {
  test('each documented default is the default', () => {
    const documented = configVariables(services)
      .filter(({ default: value }) => value !== '' && !value.includes(', in production '))
      .map(({ name, default: value }) => [name, value]);
    expect(read(Object.fromEntries(documented))).toEqual(defaults);
  });

  test('.env.example holds each variable with what it is for and its default, commented out', async () => {
    const { services: real } = await import('../../src/services.ts');
    const expected = configVariables(real).flatMap(({ name, default: value, description }) => [
      `# ${description}${value.includes(' ') ? ` Default: ${value}.` : ''}`,
      `# ${name}=${value.includes(' ') ? '' : value}`,
      '',
    ]);
    const heading = [
      '# Copy to .env and take the # away from what you set. An empty variable counts as not set.',
      '',
    ];
    const lines = readFileSync('.env.example', 'utf8').split('\n');
    expect(lines, '.env.example lacks a variable').toEqual([...heading, ...expected]);
  });
});

describe('proxies', () => {
  const addresses = {
    LITTLELOGS_URL: 'https://logs.example.com',
    COMICS_URL: 'http://comics.example.com:8000',
  };
  const both = {
    HTTPS_PROXY: 'http://secure.proxy.example:3128',
    HTTP_PROXY: 'http://ada:p%40ss@plain.proxy.example',
  };

  function proxiesOf(environment: Record<string, string>) {
    const { services: configs } = read({ ...addresses, ...environment });
    return { littlelogs: configs.littlelogs?.proxy?.href, comics: configs.comics?.proxy?.href };
  }
  const secure = 'http://secure.proxy.example:3128/';
  const plain = 'http://ada:p%40ss@plain.proxy.example/';

  test('are for the services at addresses of their scheme', () => {
    expect(proxiesOf({})).toEqual({});
    expect(proxiesOf(both)).toEqual({ littlelogs: secure, comics: plain });
    expect(proxiesOf({ HTTPS_PROXY: both.HTTPS_PROXY })).toEqual({ littlelogs: secure });
    expect(proxiesOf({ HTTP_PROXY: both.HTTP_PROXY })).toEqual({ comics: plain });
  });

  test('may stand in variables in lower case, which count for more', () => {
    const lower = Object.fromEntries(
      Object.entries(both).map(([name, value]) => [name.toLowerCase(), value]),
    );
    expect(proxiesOf(lower)).toEqual({ littlelogs: secure, comics: plain });
    expect(proxiesOf({ HTTPS_PROXY: 'http://other.example', ...lower })).toEqual({
      littlelogs: secure,
      comics: plain,
    });
    expect(proxiesOf({ ...both, no_proxy: '*' })).toEqual({});
  });

  test.each([
    ['*', []],
    ['example.com', []],
    ['.example.com', []],
    ['*.example.com', []],
    ['EXAMPLE.com.', []],
    ['logs.example.com', ['comics']],
    ['logs.example.com:443', ['comics']],
    ['logs.example.com:8443', ['littlelogs', 'comics']],
    ['comics.example.com:8000', ['littlelogs']],
    ['other.example, comics.example.com', ['littlelogs']],
    ['other.example comics.example.com', ['littlelogs']],
    ['ample.com', ['littlelogs', 'comics']],
    ['s.example.com', ['littlelogs', 'comics']],
    [',', ['littlelogs', 'comics']],
  ])('NO_PROXY=%s leaves these to them: %j', (noProxy, expected) => {
    expect(
      Object.entries(proxiesOf({ ...both, NO_PROXY: noProxy }))
        .filter(([, proxy]) => proxy)
        .map(([key]) => key),
    ).toEqual(expected);
  });

  test.each([
    ['10.1.2.3', '10.0.0.0/8', false],
    ['11.1.2.3', '10.0.0.0/8', true],
    ['10.1.2.3', '10.1.2.3', false],
    ['10.1.2.3', '10.1.2.4', true],
    ['[2001:db8::1]', '2001:db8::/32', false],
    ['[2001:db8::1]', '[2001:db8::1]', false],
    ['[2001:db8::1]', '[2001:db8::1]:443', false],
    ['[2001:db8::1]', '2001:db8::2', true],
  ])('of %s, NO_PROXY=%s leaves to them: %j', (host, noProxy, isProxied) => {
    const { littlelogs: proxy } = proxiesOf({
      ...both,
      NO_PROXY: noProxy,
      LITTLELOGS_URL: `https://${host}/`,
    });
    expect(proxy !== undefined).toBe(isProxied);
  });

  test.each(['localhost', 'api.localhost', '127.0.0.1', '127.9.9.9', '[::1]', 'LOCALHOST', 'localhost.'])(
    'are never asked for %s, whatever NO_PROXY says',
    (host) => {
      for (const noProxy of ['', 'other.example']) {
        const url = `https://${host}:4001/`;
        expect(proxiesOf({ ...both, NO_PROXY: noProxy, LITTLELOGS_URL: url }).littlelogs).toBeUndefined();
      }
    },
  );

  test('are never asked for a sandbox', () => {
    expect(read(both).services).toEqual({ littlelogs: { sandboxed: true }, comics: { sandboxed: true } });
  });

  test('that are no addresses are faults, all told at once, and none is repeated', () => {
    const fault = 'must be an address like http://proxy.example.com:3128 or https://….';
    const wrong = [
      's3cret',
      'proxy.example:3128',
      'socks5://s3cret.example',
      'http://',
      'http://x.example/s3cret',
      'http://s3cret%zz@x.example',
    ];
    for (const value of wrong) {
      expect(faults({ HTTPS_PROXY: value, http_proxy: value, PORT: 'x' })).toEqual([
        'PORT must be a whole number from 0 to 65535.',
        `HTTPS_PROXY ${fault}`,
        `http_proxy ${fault}`,
      ]);
    }
  });
});
