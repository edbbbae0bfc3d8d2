import { noCalls, upstreamCall } from '../contract/call-estimates.ts';
import type { ServiceStatus } from '../contract/context.ts';
import { fillInLater } from '../contract/late-values.ts';
import type { Reachability } from '../contract/reachability.ts';
import { builder } from '../graphql/builder.ts';
import { ServiceEnum } from '../graphql/service-enum.ts';
import { services } from '../services.ts';
import type { CallBudget } from '../upstream/policy/call-budget.ts';
import type { CircuitBreaker } from '../upstream/policy/circuit-breaker.ts';

const CallBudgetType = builder.objectRef<CallBudget>('CallBudget').implement({
  description:
    'How many calls a service still takes from you. The gateway counts its own; what other apps spend shows once the service says so.',
  fields: (t) => ({
    limit: t.exposeInt('limit', { nullable: false, description: 'Calls in an hour, at most.' }),
    remaining: t.exposeInt('left', { nullable: false, description: 'Calls left right now.' }),
    resetsAt: t.field({
      type: 'DateTime',
      description: 'When more are there again; null where none has been made.',
      resolve: ({ resetsAt }) => (resetsAt === null ? null : new Date(resetsAt)),
    }),
  }),
});

const ReachabilityType = builder.objectRef<Reachability>('Reachability').implement({
  description:
    'Whether a service is there. It is asked without a credential, which counts against no limit of yours, and what it said is kept for five seconds, for everybody.',
  fields: (t) => ({
    isReachable: t.exposeBoolean('isReachable', {
      nullable: false,
      description: 'Whether it answered in time, and with no failure of its own.',
    }),
    checkedAt: t.field({
      type: 'DateTime',
      nullable: false,
      description: 'When it was asked.',
      resolve: ({ checkedAt }) => new Date(checkedAt),
    }),
    latencyMs: t.exposeInt('latencyMs', {
      description: 'Milliseconds that its answer took; null where none came.',
    }),
    message: t.exposeString('message', {
      description: 'What is wrong, to show to a developer; null where nothing is.',
    }),
  }),
});

const CircuitStateEnum = builder.enumType('CircuitState', {
  description: 'Whether the gateway calls a service.',
  values: {
    CLOSED: { description: 'It does: the normal state.' },
    OPEN: { description: 'It does not: the service keeps failing, and fields of it fail at once.' },
    HALF_OPEN: { description: 'It does once, to find out whether the service works again.' },
  },
});

const CircuitType = builder.objectRef<CircuitBreaker>('Circuit').implement({
  description:
    'The circuit breaker of a service. After several failures in a row (no connection, no answer in time, status 5xx) the gateway makes no calls for some seconds: fields of the service fail at once with `UPSTREAM_UNAVAILABLE` and `retryAfter`.',
  fields: (t) => ({
    state: t.field({
      type: CircuitStateEnum,
      nullable: false,
      description: 'Whether calls are made.',
      resolve: ({ state }) => state,
    }),
    retryAt: t.field({
      type: 'DateTime',
      description: 'When the next call is made; null while `state` is `CLOSED`.',
      resolve: ({ retryAt }) => (retryAt === null ? null : new Date(retryAt)),
    }),
  }),
});

const ServiceStatusType = builder.objectRef<ServiceStatus>('ServiceStatus').implement({
  description:
    'What the gateway knows of a service. `reachability`, `dialect` and `offers` ask it, one call for all three; the rest costs none.',
  cacheFor: 0,
  fields: (t) => ({
    service: t.field({
      type: ServiceEnum,
      nullable: false,
      description: 'Which one.',
      resolve: ({ service }) => service.id,
    }),
    name: t.string({
      nullable: false,
      description: 'Its name, to show to people.',
      resolve: ({ service }) => service.name,
    }),
    credentialHeader: t.string({
      nullable: false,
      description: 'The request header of this API that takes its credential.',
      resolve: ({ service }) => service.credential.name,
    }),
    isConfigured: t.exposeBoolean('isConfigured', {
      nullable: false,
      description: 'Whether the gateway has an address for it. Without one its fields are null.',
    }),
    originUrl: t.field({
      type: 'URL',
      description:
        'Where the gateway reaches it: scheme, host and port, without the path, which can be private. Null where it is not configured.',
      resolve: ({ origin }) => origin,
    }),
    isSandboxed: t.exposeBoolean('isSandboxed', {
      nullable: false,
      description: 'Whether its data are made up, by a sandbox that stands in for it.',
    }),
    hasCredential: t.exposeBoolean('hasCredential', {
      nullable: false,
      description: 'Whether a credential goes with your calls. A sandbox has one of its own.',
    }),
    callBudget: t.field({
      type: CallBudgetType,
      description:
        'What is left of an hourly limit; null where the service documents none, or without a credential.',
      resolve: ({ budget }) => budget,
    }),
    circuit: t.field({
      type: CircuitType,
      description:
        'Whether this gateway calls the service, or leaves it alone because it keeps failing; null where it is not configured. Costs no call; asking for `reachability` closes it where the service works again.',
      resolve: ({ circuit }) => circuit,
    }),
    callsMade: t.int({
      nullable: false,
      description:
        'REST calls that this very request took at it: repeated tries and a check of reachability count, what was shared or kept does not. Counted when the rest of the answer is complete. The header `X-Quintet-Trace: 1` lists them one by one, where the gateway permits it.',
      resolve: ({ callsMade }, _, { request }, info) => {
        fillInLater(request, info, callsMade);
        return callsMade();
      },
    }),
    reachability: t.field({
      type: ReachabilityType,
      description:
        'Whether it is there right now; null where it is not configured. REST: Littlelogs `GET tags/trending/`, Larder `GET user/`, Life Logger `GET /me`, Comics `GET /`, each without a credential.',
      calls: upstreamCall,
      resolve: ({ checkReachability }) => checkReachability(),
    }),
    dialect: t.string({
      description:
        'Which of several ways it speaks, where its instances differ; null where they do not, or nobody can tell. Comics: `documented`, as its documents have it, or `newer`, as it was rewritten since. Costs nothing where an earlier answer told it. REST: Comics `GET /`.',
      calls: upstreamCall,
      resolve: async ({ dialect, checkReachability }) =>
        dialect ?? (await checkReachability())?.dialect ?? null,
    }),
    offers: t.field({
      type: ['String'],
      nullable: { list: true, items: false },
      description:
        'What it says that it offers, in its own words; null where it does not tell. REST: Comics `GET /`.',
      calls: upstreamCall,
      resolve: async ({ checkReachability }) => (await checkReachability())?.offers ?? null,
    }),
  }),
});

builder.queryField('services', (t) =>
  t.field({
    type: [ServiceStatusType],
    nullable: { list: true, items: false },
    description:
      'The services behind this API, as this gateway reaches them. Costs no call, unless it is asked whether they are there.',
    calls: noCalls,
    listSize: services.length,
    maxListSize: services.length,
    resolve: (_, __, context) => services.map((service) => context.statusOf(service)),
  }),
);
