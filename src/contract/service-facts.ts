import type { SharedRateLimit } from '../upstream/policy/shared-rate-limiter.ts';

/** Plain facts about one service, without behaviour; `services/<key>/facts.ts` exports one of these. */
export interface ServiceFacts {
  /** The value of the schema's `Service` enum, and the prefix of its environment variables: `LITTLELOGS`. */
  readonly id: string;
  /** Names its folders (source, operations, sandbox), its sandbox's database and its place in `SANDBOX`: `life-logger`. */
  readonly key: string;
  /** Its data source's name in the context: `lifeLogger`. */
  readonly dataSource: string;
  /** The name as people write it: `Littlelogs`. */
  readonly name: string;
  /** One sentence for the schema's `Service` enum. */
  readonly description: string;
  /** Where the service's own documentation puts the API: `/api/1/`. Used where an address is an origin alone. */
  readonly documentedPath: string;
  readonly credential: CredentialFacts;
  /** Calls an hour that the service documents as the most for each user. */
  readonly callsPerHour?: number;
  /** Present where its instances limit the calls of all who share an address, as the people behind one gateway do. */
  readonly sharedRateLimit?: SharedRateLimit;
  /** Present where the service documents an OAuth2 authorization code flow. */
  readonly oauth?: OAuthEndpoints;
  /** Whether its staging servers stand behind HTTP Basic, beside the viewer's own credential. */
  readonly hasStagingLogin?: boolean;
  /**
   * Query parameters whose values are no secrets (places in lists, filters, searches) beside those that every service may
   * have: a trace shows them, and the values of no others.
   */
  readonly tracedParameters?: readonly string[];
}

/** How a client hands over the credential. */
export interface CredentialFacts {
  /** The request header a client sends: `X-Littlelogs-Authorization`. */
  readonly name: string;
  /** What its value looks like: `Bearer <access token>`. */
  readonly example: string;
  /** Where a person gets one, in a sentence or two. */
  readonly guidance: string;
  /** The header that carries it to the service, in lower case. */
  readonly upstreamHeader: string;
}

/** OAuth2 endpoints, relative to the base address. */
export interface OAuthEndpoints {
  readonly authorize: string;
  readonly token: string;
}
