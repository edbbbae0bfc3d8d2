import { CALL_COST } from '../contract/call-estimates.ts';
import { builder } from '../graphql/builder.ts';
import { User } from '../graphql/interfaces/user.ts';
import { ServiceEnum } from '../graphql/service-enum.ts';
import { Viewer } from '../graphql/viewer.ts';
import { type Asked, askService, waitFor } from './ask-service.ts';
import { servicesWith } from './choose-services.ts';
import { SourceReport } from './source-report.ts';
import { accountCalls, findAccount } from './users.ts';

const withUsers = servicesWith('users');

const Account = builder.objectRef<Asked<object>>('Account').implement({
  description: 'Who you are at one service, or why that can not be told.',
  cacheFor: 10,
  fields: (t) => ({
    service: t.field({
      type: ServiceEnum,
      nullable: false,
      description: 'Where the account is.',
      resolve: ({ source }) => source.service.id,
    }),
    user: t.expose('value', {
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
    cost: CALL_COST,
    listSize: withUsers.length,
    calls: accountCalls,
    resolve: (_, __, context) => {
      const wait = waitFor('account', context);
      return withUsers.map((service) => askService(service, wait, () => findAccount(service, context)));
    },
  }),
);
