import type { OutputType } from '@pothos/core';
import { brandWithType } from '@pothos/core';
import { CALL_COST, type CallEstimate, type Calls } from '../contract/call-estimates.ts';
import type { Context } from '../contract/context.ts';
import type { Service, ServiceUsers } from '../contract/service.ts';
import { builder } from '../graphql/builder.ts';
import { User } from '../graphql/interfaces/user.ts';
import { ServiceEnum } from '../graphql/service-enum.ts';
import { Viewer } from '../graphql/viewer.ts';
import { badUserInput } from '../relay/bad-user-input.ts';
import { checkName } from '../relay/check-name.ts';
import { services } from '../services.ts';
import { serviceById } from './choose-services.ts';

/** Who you are is asked once a request, however many fields want to know. */
function accountCall({ id, users }: Service): readonly Calls[] {
  return users?.account ? [{ service: id, shared: 'account', expected: 1, most: 1 }] : [];
}

/** Of all services. */
export const accountCalls: CallEstimate = () => services.flatMap(accountCall);

/** The account at the service that the argument `service` names. */
const callsOfAccount: CallEstimate = (given) =>
  services.filter(({ id }) => given.list('service')?.includes(id)).flatMap(accountCall);

/** Where a service shows others as well, each person is a call. */
const callsOfUser: CallEstimate = (given) =>
  services
    .filter(({ id }) => given.list('service')?.includes(id))
    .flatMap((service) => [...accountCall(service), { service: service.id, expected: 0, most: 1 }]);

builder.queryField('user', (t) =>
  t.field({
    type: User,
    description:
      'A person at a service; null where there is nobody of that name. Larder, Life Logger and Comics show nobody but yourself. REST: Littlelogs `GET users/<username>/`, Larder `GET user/`, littleBits `GET users/<slug>`, Life Logger `GET /me`, Comics `GET users/`.',
    calls: callsOfUser,
    cost: CALL_COST,
    args: {
      service: t.arg({ type: ServiceEnum, required: true, description: 'Where the account is.' }),
      username: t.arg.string({ required: true, description: 'The name that is unique at the service.' }),
    },
    resolve: (_, { service, username }, context) =>
      findUser(serviceById(service), context, (users, dataSource) =>
        users.user(dataSource, checkName(username, 'username')),
      ),
  }),
);

builder.objectField(Viewer, 'account', (t) =>
  t.field({
    type: User,
    description:
      'Your account at a service. Always null for littleBits, which tells nobody whose a credential is: keep the person that signing in answers with. REST: Littlelogs `GET users/$self/`, Larder `GET user/`, Life Logger `GET /me`, Comics `GET users/`.',
    calls: callsOfAccount,
    args: { service: t.arg({ type: ServiceEnum, required: true, description: 'Where the account is.' }) },
    resolve: (_, { service }, context) => findAccount(serviceById(service), context),
  }),
);

/** Null where the service tells nobody whose a credential is. */
export function findAccount(service: Service, context: Context): Promise<object | null> {
  return findUser(service, context, (users, dataSource) => users.account?.(dataSource) ?? null);
}

async function findUser(
  service: Service,
  context: Context,
  find: (users: ServiceUsers<unknown>, dataSource: unknown) => object | null | Promise<object | null>,
): Promise<object | null> {
  if (!service.users) throw badUserInput(`${service.name} has no users to ask for.`, 'service');
  const user = await find(service.users, context.dataSourceOf(service));
  if (user) brandWithType(user, service.users.typename as OutputType<typeof builder.$inferSchemaTypes>);
  return user;
}
