import { GraphQLError } from 'graphql';
import type { CallEstimate } from '../contract/call-estimates.ts';
import type { Context, OAuthConnection } from '../contract/context.ts';
import type { Service } from '../contract/service.ts';
import type { OAuthEndpoints } from '../contract/service-facts.ts';
import { builder } from '../graphql/builder.ts';
import { ServiceEnum } from '../graphql/service-enum.ts';
import { type Payload, payload, refused, userErrorsField } from '../graphql/user-errors.ts';
import { badUserInput } from '../relay/bad-user-input.ts';
import { services } from '../services.ts';
import { UpstreamRefusedError, UpstreamUnauthenticatedError } from '../upstream/http/errors.ts';
import { serviceById } from './choose-services.ts';
import {
  type AccessTokenShape,
  decodeAccessToken,
  expiryOf,
  orThrow,
  refreshTokenOf,
  schemeOf,
  scopesOf,
  valueOrFault,
} from './oauth-token.ts';
import { faultOfRedirectUri } from './redirect-uri.ts';

/** Characters that apps make unguessable values of, at most. */
const LONGEST_STATE = 1000;

const Scope = builder.enumType('AuthorizationScope', {
  description: 'What a person allows an app to do with their account.',
  values: {
    READ: { description: 'Read what the person can read.' },
    WRITE: { description: 'Change things in the name of the person; includes reading.' },
  },
});

builder.queryField('authorizationUrl', (t) =>
  t.field({
    type: 'URL',
    description:
      'Where to send a person so that they allow this app to use their account (OAuth2, authorization code). They come back to `redirectUri` with `code` or `error`. Costs no call.',
    cacheFor: 0,
    args: {
      service: t.arg({ type: ServiceEnum, required: true, description: 'Whose account it is.' }),
      redirectUri: t.arg.string({
        required: true,
        description: 'Where the person comes back to: an `https` address that the app is registered with.',
      }),
      scopes: t.arg({
        type: [Scope],
        required: true,
        defaultValue: ['READ' as const],
        description: 'What to ask for.',
      }),
      state: t.arg.string({
        description: 'A value of yours that comes back unchanged: make it unguessable and compare it.',
      }),
    },
    resolve: (_, { service: id, redirectUri, scopes, state }, context) => {
      const { oauth, connection, client } = oauthOf(serviceById(id), context);
      const fault = faultOfRedirectUri(redirectUri);
      if (fault !== null) throw badUserInput(`\`redirectUri\` ${fault}.`, 'redirectUri');
      if (state != null) checkState(state);
      if (scopes.length === 0) throw badUserInput('Ask for at least one scope.', 'scopes');
      const url = new URL(oauth.authorize, connection.baseUrl);
      url.search = new URLSearchParams({
        response_type: 'code',
        client_id: client.id,
        redirect_uri: redirectUri,
        // The documents know `read` and `read+write`, where the plus is an encoded space.
        scope: scopes.includes('WRITE') ? 'read write' : 'read',
        ...(state ? { state } : {}),
      }).toString();
      return url;
    },
  }),
);

const AccessToken = builder.objectRef<AccessTokenShape>('AccessToken').implement({
  description: "What lets an app use a person's account. Keep it secret; this API keeps no copy.",
  fields: (t) => ({
    token: t.exposeString('token', { nullable: false, description: 'The token itself.' }),
    refreshToken: t.string({
      resolve: ({ refreshToken }) => orThrow(refreshToken),
      description: 'Gets the next token, once: `refreshAccessToken` makes this pair invalid.',
    }),
    scopes: t.expose('scopes', {
      type: [Scope],
      nullable: false,
      description: 'What the person allowed; empty where the service does not say.',
    }),
    otherScopes: t.exposeStringList('otherScopes', {
      nullable: false,
      description:
        'What else they allowed, in the words of the service: scopes that this API has no name for.',
    }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'When the token stops working; null where the service does not say.',
      resolve: ({ expiresAt }) => orThrow(expiresAt),
    }),
    header: t.exposeString('header', {
      nullable: false,
      description: 'The request header of this API that takes the token.',
    }),
    headerValue: t.exposeString('headerValue', {
      nullable: false,
      description: 'What to send in that header.',
    }),
  }),
});

type TokenPayload = Payload & { readonly accessToken?: AccessTokenShape };

const ExchangePayload = tokenPayload('ExchangeAuthorizationCodePayload');
const RefreshPayload = tokenPayload('RefreshAccessTokenPayload');

/** A token that ends reads nothing any more: the one that is renewed, and the one of a code that comes a second time. */
const endsTokens = [
  ...['Bookmark', 'BookmarkTag', 'Folder', 'LarderUser'],
  ...['LittlelogsUser', 'Log', 'LogActivity', 'LogTag'],
  'SourceReport',
];

const callsOfToken: CallEstimate = (given) => {
  const chosen = given.list('input.service');
  const service = services.find(({ id }) => chosen?.includes(id));
  return [{ service: service?.id ?? null, expected: 1, most: 1 }];
};

builder.mutationFields((t) => ({
  exchangeAuthorizationCode: t.fieldWithInput({
    type: ExchangePayload,
    description:
      'Turns the code that a person came back with into an access token. REST: `POST /oauth/token`.',
    calls: callsOfToken,
    invalidates: endsTokens,
    typeOptions: { description: 'The code that a person came back with.' },
    argOptions: { description: 'The code.' },
    input: {
      service: t.input.field({
        type: ServiceEnum,
        required: true,
        description: 'The service that gave the code.',
      }),
      code: t.input.string({
        required: true,
        description: 'The `code` in the address that the person came back to.',
      }),
      redirectUri: t.input.string({
        required: true,
        description: 'The very address that `authorizationUrl` was given.',
      }),
    },
    resolve: (_, { input }, context) => {
      if (input.code === '')
        return refused('code', 'REQUIRED', 'Give the code that the person came back with.');
      const fault = faultOfRedirectUri(input.redirectUri);
      if (fault !== null) return refused('redirectUri', 'INVALID', `This ${fault}.`);
      const fields = { grant_type: 'authorization_code', code: input.code, redirect_uri: input.redirectUri };
      return requestToken(serviceById(input.service), context, fields, {
        field: 'code',
        reason:
          'does not take this code: it was used already, has expired, or was not given for this `redirectUri`. Send the person to `authorizationUrl` again.',
      });
    },
  }),
  refreshAccessToken: t.fieldWithInput({
    type: RefreshPayload,
    description:
      'Gets a new access token for an old one, which stops working, as does its refresh token. REST: `POST /oauth/token`.',
    calls: callsOfToken,
    invalidates: endsTokens,
    typeOptions: { description: 'The token to renew.' },
    argOptions: { description: 'The token to renew.' },
    input: {
      service: t.input.field({
        type: ServiceEnum,
        required: true,
        description: 'The service that gave the token.',
      }),
      refreshToken: t.input.string({
        required: true,
        description: 'The `refreshToken` that came with the access token.',
      }),
    },
    resolve: (_, { input }, context) => {
      if (input.refreshToken === '') return refused('refreshToken', 'REQUIRED', 'Give the refresh token.');
      const fields = { grant_type: 'refresh_token', refresh_token: input.refreshToken };
      return requestToken(serviceById(input.service), context, fields, {
        field: 'refreshToken',
        reason:
          'does not take this refresh token: it was used already, or is no longer valid. Send the person to `authorizationUrl` again.',
      });
    },
  }),
}));

function tokenPayload(name: string) {
  return builder.objectRef<TokenPayload>(name).implement({
    description: 'The new token, or why there is none.',
    fields: (t) => ({
      accessToken: t.field({
        type: AccessToken,
        description: 'The new token; null where the service refused.',
        resolve: ({ accessToken }) => accessToken ?? null,
      }),
      userErrors: userErrorsField(t, 'Why the service refused; empty where it did not.'),
    }),
  });
}

/** How a refused code or refresh token is told, in place of the bare `invalid_grant`. */
interface InvalidGrant {
  readonly field: string;
  /** Goes on from the service's name. */
  readonly reason: string;
}

function requestToken(
  service: Service,
  context: Context,
  fields: Readonly<Record<string, string>>,
  invalidGrant: InvalidGrant,
): Promise<TokenPayload> {
  const { oauth, connection, client } = oauthOf(service, context);
  // Form data, never JSON. A public client has no secret to send.
  const form = { ...fields, client_id: client.id, client_secret: client.secret };
  const { code, refresh_token: refreshToken } = fields;
  const secrets = [client.secret, code, refreshToken].filter((value) => value !== undefined);
  return payload(async () => {
    const answer = await connection.session
      .send('POST', oauth.token, { form, secrets, decode: decodeAccessToken })
      .catch((error: unknown) => {
        throw explained(error, service, invalidGrant);
      });
    const { access_token, refresh_token, token_type, expires_in, scope } = answer;
    const described = connection.session.describeRequest('POST', oauth.token);
    const orFault = <T>(read: () => T) => valueOrFault(read, described);
    const accessToken = {
      token: access_token,
      refreshToken: orFault(() => refreshTokenOf(refresh_token)),
      ...scopesOf(scope),
      expiresAt: orFault(() => expiryOf(expires_in, connection.now())),
      header: service.credential.name,
      headerValue: `${schemeOf(token_type)} ${access_token}`,
    };
    return { accessToken };
  });
}

function oauthOf(
  service: Service,
  context: Context,
): { oauth: OAuthEndpoints; connection: OAuthConnection; client: NonNullable<OAuthConnection['client']> } {
  if (!service.oauth) throw badUserInput(`${service.name} has no OAuth2.`, 'service');
  const connection = context.oauthOf(service);
  if (!connection.client) {
    const message = `No OAuth2 client is configured for ${service.name}. Set ${service.id}_CLIENT_ID at the gateway.`;
    throw new GraphQLError(message, {
      extensions: { code: 'SERVICE_NOT_CONFIGURED', service: service.id, retryable: false },
    });
  }
  return { oauth: service.oauth, connection, client: connection.client };
}

/** Names who is at fault: this gateway's client, or the code or token that the person sent. */
function explained(error: unknown, service: Service, { field, reason }: InvalidGrant): unknown {
  if (error instanceof UpstreamUnauthenticatedError) return clientNotAccepted(service);
  if (!(error instanceof UpstreamRefusedError)) return error;
  const codes = error.refusals.map(({ message }) => message);
  if (codes.includes('invalid_client') || codes.includes('unauthorized_client')) {
    return clientNotAccepted(service);
  }
  if (!codes.includes('invalid_grant')) return error;
  const refusals = [{ field, message: `${service.name} ${reason}` }];
  return new UpstreamRefusedError(error.request, error.message, { status: 400, refusals });
}

function clientNotAccepted({ id, name }: Service): GraphQLError {
  return new GraphQLError(
    `${name} does not accept this gateway as an OAuth2 client. Check ${id}_CLIENT_ID and ${id}_CLIENT_SECRET at the gateway.`,
    { extensions: { code: 'SERVICE_NOT_CONFIGURED', service: id, retryable: false } },
  );
}

/** It comes back in an address: what can't stand there unchanged would not compare equal. */
function checkState(state: string): void {
  if (!state.isWellFormed() || /\p{Cc}/u.test(state)) {
    throw badUserInput('`state` must not hold control characters or half of a character.', 'state');
  }
  if (state.length > LONGEST_STATE) {
    throw badUserInput(`\`state\` takes at most ${LONGEST_STATE} characters; got ${state.length}.`, 'state');
  }
}
