import { allowedCode, authorizeUrl, exchange, REDIRECT_URI } from '../../sandbox/sign-in.ts';
import type { Headers, World } from './world.ts';

/** What a service can change, and what of it can be read. */
export interface Changes {
  /** The service's key. */
  readonly service: string;
  /** Root fields with their arguments: `viewer.homeTimeline(first: 10)`. */
  readonly reads: readonly string[];
  /** Who looks, by name, in a world that has just begun. */
  viewers(world: World, made: Made): Promise<Readonly<Record<string, Headers>>>;
  /** In order: each can build on those before. */
  readonly steps: readonly Step[];
}

export interface Step {
  readonly mutation: string;
  input(made: Made, world: World): object | Promise<object>;
  /** Of the payload; the last text in it is kept for steps to come, under the name of `as`. */
  readonly select?: string;
  readonly as?: string;
  /** Whether it ends in `userErrors`: what is refused can have changed something, too. */
  readonly isRefused?: boolean;
}

/** Ids and tokens that came into being on the way, by name. */
export type Made = Map<string, string>;

/** What of a service with OAuth2 an app can read as long as its token is good. */
interface Tokens {
  readonly service: string;
  /** The request header that takes the token. */
  readonly header: string;
  readonly reads: readonly string[];
}

/** Tokens that end: the one of a code that comes a second time, and one that is renewed. */
export function tokenChanges({ service, header, reads }: Tokens): Changes {
  const id = service.toUpperCase();
  const newToken = async ({ sandbox }: World, made: Made, name: string): Promise<Headers> => {
    const code = await allowedCode(authorizeUrl(sandbox));
    const { body } = await exchange(sandbox, code);
    made.set(`${name} code`, code).set(`${name} refresh token`, body.refresh_token ?? '');
    return { [header]: `Bearer ${body.access_token}` };
  };
  return {
    service,
    reads,
    viewers: async (world, made) => ({
      leaked: await newToken(world, made, 'leaked'),
      renewed: await newToken(world, made, 'renewed'),
    }),
    steps: [
      {
        mutation: 'exchangeAuthorizationCode',
        input: async (_, { sandbox }) => {
          return { service: id, code: await allowedCode(authorizeUrl(sandbox)), redirectUri: REDIRECT_URI };
        },
      },
      {
        mutation: 'exchangeAuthorizationCode',
        input: (made) => ({ service: id, code: made.get('leaked code'), redirectUri: REDIRECT_URI }),
        isRefused: true,
      },
      {
        mutation: 'refreshAccessToken',
        input: (made) => ({ service: id, refreshToken: made.get('renewed refresh token') }),
      },
    ],
  };
}
