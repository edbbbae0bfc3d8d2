import type { DatabaseSync } from 'node:sqlite';

/** An app that was registered with the service. */
export interface OAuthClient {
  readonly id: string;
  readonly name: string;
  /** Null for a public client, which cannot keep one. */
  readonly secret: string | null;
}

/** Somebody the authorize page can act as. */
export interface OAuthPerson {
  readonly id: number;
  readonly username: string;
}

export interface OAuthOptions {
  readonly database: DatabaseSync;
  /** As the page calls it: `Littlelogs`. */
  readonly serviceName: string;
  readonly clients: readonly OAuthClient[];
  /** The first is signed in; the page lets the reader be another. */
  readonly people: readonly [OAuthPerson, ...OAuthPerson[]];
  /** What the page says each scope allows; by default what Littlelogs' do. */
  readonly permissions?: OAuthPermissions;
  /** Addresses at which tokens are given besides `/oauth/token`. */
  readonly otherTokenPaths?: readonly string[];
  /** How long an access token lives, and the `expires_in` of a token answer. */
  readonly lifetimeSeconds: number;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
}

/** What an app may do, in words that complete "It asks to". */
export interface OAuthPermissions {
  readonly read: string;
  readonly write: string;
}

/** A valid access token, decoded. */
export interface Grant {
  readonly userId: number;
  /** `read`, or `read write`. */
  readonly scope: Scope;
  /** Null for a token that the user made by hand. */
  readonly client: OAuthClient | null;
}

export type Scope = 'read' | 'read write';
