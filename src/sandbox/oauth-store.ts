import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { statement, transaction } from './database.ts';
import type { Scope } from './oauth-types.ts';

/** The tables that a service with OAuth2 adds to its own. Times are milliseconds since the Unix epoch. */
export const oauthSchema = `
  CREATE TABLE oauth_code (
    code TEXT PRIMARY KEY,
    client_id TEXT NOT NULL,
    redirect_uri TEXT NOT NULL,
    user_id INTEGER NOT NULL,
    scope TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    used INTEGER NOT NULL DEFAULT 0
  ) WITHOUT ROWID;
  CREATE TABLE oauth_token (
    access_token TEXT PRIMARY KEY,
    refresh_token TEXT UNIQUE,
    client_id TEXT,
    user_id INTEGER NOT NULL,
    scope TEXT NOT NULL,
    expires_at INTEGER,
    code TEXT
  ) WITHOUT ROWID;
`;

// Long enough to paste a code into a shell, as the documents' curl examples would have it.
const CODE_LIFETIME_MS = 10 * 60 * 1000;

/** What the user allowed an app to do. */
export interface Permission {
  readonly clientId: string;
  readonly userId: number;
  readonly scope: Scope;
}

export interface StoredToken {
  readonly clientId: string | null;
  readonly userId: number;
  readonly scope: Scope;
}

export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly scope: Scope;
}

/** Codes and tokens, kept in the service's database so that they outlive a restart. */
export interface OAuthStore {
  issueCode(permission: Permission, redirectUri: string): string;
  /** Trades a code for tokens, once; undefined where code, client or redirect URI don't fit. */
  redeemCode(code: string, clientId: string, redirectUri: string): TokenPair | undefined;
  /** Trades a refresh token for a new pair, ending the old one; undefined where it isn't the client's. */
  refresh(refreshToken: string, clientId: string): TokenPair | undefined;
  findToken(accessToken: string): StoredToken | undefined;
}

interface CodeRow extends Permission {
  readonly redirectUri: string;
  readonly expiresAt: number;
  readonly used: number;
}

interface StoreOptions {
  readonly database: DatabaseSync;
  readonly lifetimeSeconds: number;
  readonly now: () => number;
}

export function createOAuthStore({ database, lifetimeSeconds, now }: StoreOptions): OAuthStore {
  const columns = 'client_id AS clientId, user_id AS userId, scope';
  const insertCode = statement(
    database,
    `INSERT INTO oauth_code (code, client_id, redirect_uri, user_id, scope, expires_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const selectCode = statement<CodeRow>(
    database,
    `SELECT ${columns}, redirect_uri AS redirectUri, expires_at AS expiresAt, used
     FROM oauth_code WHERE code = ?`,
  );
  const useCode = statement(database, 'UPDATE oauth_code SET used = 1 WHERE code = ?');
  const insertToken = statement(
    database,
    `INSERT INTO oauth_token (access_token, refresh_token, client_id, user_id, scope, expires_at, code)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const selectToken = statement<StoredToken>(
    database,
    `SELECT ${columns} FROM oauth_token
     WHERE access_token = ? AND (expires_at IS NULL OR expires_at > ?)`,
  );
  const takeRefreshable = statement<Permission>(
    database,
    `DELETE FROM oauth_token WHERE refresh_token = ? AND client_id = ? RETURNING ${columns}`,
  );
  const revokeByCode = statement(database, 'DELETE FROM oauth_token WHERE code = ?');

  const issueTokens = ({ clientId, userId, scope }: Permission, code: string | null): TokenPair => {
    const pair = { accessToken: randomToken(), refreshToken: randomToken(), scope };
    const expiresAt = now() + lifetimeSeconds * 1000;
    insertToken.run(pair.accessToken, pair.refreshToken, clientId, userId, scope, expiresAt, code);
    return pair;
  };

  return {
    issueCode({ clientId, userId, scope }, redirectUri) {
      const code = randomToken();
      insertCode.run(code, clientId, redirectUri, userId, scope, now() + CODE_LIFETIME_MS);
      return code;
    },
    redeemCode: (code, clientId, redirectUri) =>
      transaction(database, () => {
        const row = selectCode.first(code);
        if (row === undefined || row.clientId !== clientId) return undefined;
        if (row.used === 1) {
          // A code that comes twice has leaked: RFC 6749, 4.1.2 ends what the first use gave.
          revokeByCode.run(code);
          return undefined;
        }
        if (row.redirectUri !== redirectUri || row.expiresAt <= now()) return undefined;
        useCode.run(code);
        return issueTokens(row, code);
      }),
    refresh: (refreshToken, clientId) =>
      transaction(database, () => {
        const row = takeRefreshable.first(refreshToken, clientId);
        return row && issueTokens(row, null);
      }),
    findToken: (accessToken) => selectToken.first(accessToken, now()),
  };
}

/** Stores a token that a user made by hand: it has no client, can't be refreshed and never expires. */
export function addPersonalToken(
  database: DatabaseSync,
  accessToken: string,
  userId: number,
  scope: Scope,
): void {
  statement(database, 'INSERT INTO oauth_token (access_token, user_id, scope) VALUES (?, ?, ?)').run(
    accessToken,
    userId,
    scope,
  );
}

// 40 hexadecimal digits, as in the documents.
function randomToken(): string {
  return randomBytes(20).toString('hex');
}
