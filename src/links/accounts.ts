import { builder } from '../gateway/builder.ts';
import type { Context } from '../gateway/context.ts';
import { failureOf } from '../gateway/errors.ts';
import { listOf, upstreamCall } from '../gateway/operation-cost.ts';
import type { Service } from '../gateway/service.ts';
import { ServiceEnum } from '../gateway/service-enum.ts';
import { User } from '../gateway/user.ts';
import { Viewer } from '../gateway/viewer.ts';
import { services } from '../services.ts';
import { UpstreamAbortedError, UpstreamTimeoutError } from '../upstream/errors.ts';
import { TimeLimit } from '../upstream/time-limit.ts';
import { SourceReport, type SourceReportShape } from './source-report.ts';
import { accountCalls, findAccount } from './users.ts';

const withUsers = services.filter(({ users }) => users !== undefined);
/** Of the time that a request has left, the share that a service is waited for. */
const shareOfTime = 0.5;

interface AccountShape {
  readonly user: object | null;
  readonly source: SourceReportShape;
}

const Account = builder.objectRef<AccountShape>('Account').implement({
  description: 'Who you are at one service, or why that can not be told.',
  fields: (t) => ({
    service: t.field({
      type: ServiceEnum,
      nullable: false,
      description: 'Where the account is.',
      resolve: ({ source }) => source.service.id,
    }),
    user: t.expose('user', {
      type: User,
      description:
        'You; null where `source` has another status than `OK`, and always for littleBits, which tells nobody whose a credential is: keep the person that signing in answers with.',
    }),
    source: t.expose('source', {
      type: SourceReport,
      nullable: false,
      description:
        'Whether the service could tell. `UNAUTHENTICATED` where no credential was sent, or it does not take the one that was; `SERVICE_NOT_CONFIGURED` where this gateway has no address for it.',
    }),
  }),
});

builder.objectField(Viewer, 'accounts', (t) =>
  t.field({
    type: [Account],
    nullable: { list: true, items: false },
    description:
      'Your accounts at all services, one place for each whether you have one there or not: one call to each, at the same time. A service that fails leaves `user` null in its own place and says so in `source`; nothing of it stands among the errors. REST: Littlelogs `GET users/$self/`, Larder `GET user/`, Life Logger `GET /me`, Comics `GET users/`.',
    extensions: { ...upstreamCall, ...listOf(withUsers.length), ...accountCalls },
    resolve: (_, __, context) => {
      const { clock, deadline } = context;
      const limit = new TimeLimit(clock, Math.max(0, deadline - clock.now()) * shareOfTime);
      return withUsers.map((service) => readAccount(service, limit, context));
    },
  }),
);

async function readAccount(service: Service, limit: TimeLimit, context: Context): Promise<AccountShape> {
  try {
    const user = await limit.wait(
      () => findAccount(service, context),
      () => lateError(service),
    );
    return { user, source: { service, failure: null } };
  } catch (error) {
    const failure = failureOf(error, withUsers);
    // Once the client is gone there is nobody to go on for.
    if (failure === null || error instanceof UpstreamAbortedError) throw error;
    return { user: null, source: { service, failure } };
  }
}

function lateError({ id, name }: Service): UpstreamTimeoutError {
  return new UpstreamTimeoutError(
    { service: id, method: 'GET', path: 'account' },
    `${name} did not answer in time.`,
  );
}
