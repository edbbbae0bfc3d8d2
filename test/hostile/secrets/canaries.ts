import type { AttackedOperation } from '../operations.ts';

/** A secret of its own for each place that takes one, so that where one turns up says where it came from. */
export const tokens: Readonly<
  Record<string, { readonly header: string; readonly prefix: string; readonly secret: string }>
> = {
  littlelogs: {
    header: 'x-littlelogs-authorization',
    prefix: 'Bearer ',
    secret: 'cnry-littlelogs-7f3e/a+b=',
  },
  larder: { header: 'x-larder-authorization', prefix: 'Token ', secret: 'cnry-larder-81ac/a+b=' },
  littlebits: { header: 'x-littlebits-authorization', prefix: '', secret: 'cnry-littlebits-55d0/a+b=' },
  'life-logger': {
    header: 'x-life-logger-authorization',
    prefix: 'Bearer ',
    secret: 'cnry-lifelogger-c2d9/a+b=',
  },
  comics: { header: 'x-comics-authorization', prefix: 'Key ', secret: 'cnry-comics-19ee/a+b=' },
};

export const clientSecrets: Readonly<Record<string, string>> = {
  littlelogs: 'cnry-client-ll 4e1b"&=+%\\x',
  larder: 'cnry-client-lr 9a07"&=+%\\x',
};
export const staging = { username: 'cnry-staging-user', password: 'cnry-staging-pass b3"&=+%\\x' };
/** What a person types in. */
export const typed = {
  password: 'cnry-password d8"&=+%\\x',
  code: 'cnry-code-e6"&=+%\\x',
  refreshToken: 'cnry-refresh-0b"&=+%\\x',
  signOut: 'cnry-signout-77/a+b=',
};
/** What the stand-ins hand out: it belongs in the answer that signs in, and nowhere else. */
export const issued = {
  littlelogsAccess: 'littlelogs-access',
  littlelogsRefresh: 'littlelogs-refresh',
  larderAccess: 'larder-access',
  larderRefresh: 'larder-refresh',
  spreeKey: 'spree-abc123-key',
  comicsKey: '76acdcdf16ae4e12becb00d09a9d9456',
};

export const headers: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(tokens).map(({ header, prefix, secret }) => [header, `${prefix}${secret}`]),
);

/** All of them, by name. */
export const allSecrets: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(tokens).map(([key, { secret }]) => [`${key} token`, secret])),
  ...Object.fromEntries(
    Object.entries(clientSecrets).map(([key, secret]) => [`${key} client secret`, secret]),
  ),
  'staging password': staging.password,
  ...typed,
  ...issued,
};

/** The variables of an operation, with canaries for all that is secret in them. */
export function planted({ document, variables }: AttackedOperation): Readonly<Record<string, unknown>> {
  const { input } = variables as { input?: Readonly<Record<string, unknown>> };
  if (input === undefined) return variables;
  const secret: Record<string, unknown> = {};
  if ('password' in input) secret.password = typed.password;
  if ('passwordConfirmation' in input) secret.passwordConfirmation = typed.password;
  if ('code' in input) secret.code = typed.code;
  if ('refreshToken' in input) secret.refreshToken = typed.refreshToken;
  if (document.includes('signOutOfLittlebits')) secret.credential = typed.signOut;
  return { ...variables, input: { ...input, ...secret } };
}
