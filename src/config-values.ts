import { z } from 'zod';

// What the values of environment variables may be. Each message completes the sentence that begins with the variable's name.

export function hostName() {
  const message = 'must be a host name or an address without scheme and port, like 127.0.0.1 or ::1.';
  return z
    .string()
    .regex(/^[\w.:-]+$/, message)
    .refine((host) => !/^[\w.-]*:\d+$/.test(host), message);
}

export function userName() {
  return z.string().regex(/^[^:]*$/, 'must not hold a colon: HTTP Basic ends the name with one.');
}

export function wholeNumber(least: number, most: number) {
  const message = `must be a whole number from ${least} to ${most}.`;
  return z
    .string()
    .refine((text) => /^\d{1,15}$/.test(text) && Number(text) >= least && Number(text) <= most, message)
    .transform(Number);
}

export function oneOf<const Name extends string>(names: readonly [Name, ...Name[]]): z.ZodType<Name, string> {
  return z.enum(names, `must be one of ${names.join(', ')}.`);
}

export function flag() {
  return z.enum(['true', 'false'], 'must be true or false.').transform((text) => text === 'true');
}

export function list() {
  return z.string().transform((text) => splitList(text));
}

export function origins() {
  const message =
    'must be a list of origins alone, without path or wildcard: https://app.example.com,https://….';
  return list().refine((entries) => entries.every((entry) => URL.parse(entry)?.origin === entry), message);
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

// The faults never repeat the address: it can hold a password or a key.
export function baseAddress(documentedPath: string) {
  return z.string().transform((text, context) => {
    const url = URL.parse(text);
    const fault = url === null ? 'must be an address like https://example.com.' : addressFault(url);
    if (url === null || fault !== undefined) {
      context.issues.push({ code: 'custom', message: fault ?? '', input: '' });
      return z.NEVER;
    }
    if (url.pathname === '/') url.pathname = documentedPath;
    else if (!url.pathname.endsWith('/')) url.pathname += '/';
    return url;
  });
}

// The fault never repeats the address: it can hold a password.
export function redisAddress() {
  const message = 'must be an address like redis://redis.example.com:6379 or rediss://….';
  return z
    .string()
    .refine((text) => {
      const { protocol, hostname, pathname = '', search, hash } = URL.parse(text) ?? {};
      const isRedis = protocol === 'redis:' || protocol === 'rediss:';
      return isRedis && hostname !== '' && /^\/?\d{0,4}$/.test(pathname) && !search && !hash;
    }, message)
    .transform((text) => new URL(text));
}

function addressFault(url: URL): string | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'must begin with http:// or https://.';
  if (url.username !== '' || url.password !== '') {
    return 'must not hold a user name or password: clients send credentials in headers.';
  }
  if (url.search !== '' || url.hash !== '') return 'must end with its path, without "?" or "#".';
  return undefined;
}
