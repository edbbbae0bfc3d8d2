import { builder } from '../gateway/builder.ts';
import type { ServiceStatus } from '../gateway/context.ts';
import { ServiceEnum } from '../gateway/service-enum.ts';
import { services } from '../services.ts';
import type { CallBudget } from '../upstream/budget.ts';

const CallBudgetType = builder.objectRef<CallBudget>('CallBudget').implement({
  description:
    'How many calls a service still takes from you. The gateway counts its own; what other apps spend shows once the service says so.',
  fields: (t) => ({
    limit: t.exposeInt('limit', { nullable: false, description: 'Calls in an hour, at most.' }),
    left: t.exposeInt('left', { nullable: false, description: 'Calls left right now.' }),
    resetsAt: t.field({
      type: 'DateTime',
      description: 'When more are there again; null where none has been made.',
      resolve: ({ resetsAt }) => (resetsAt === null ? null : new Date(resetsAt)),
    }),
  }),
});

const ServiceStatusType = builder.objectRef<ServiceStatus>('ServiceStatus').implement({
  description: 'What the gateway knows of a service without asking it.',
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
  }),
});

builder.queryField('services', (t) =>
  t.field({
    type: [ServiceStatusType],
    nullable: { list: true, items: false },
    description: 'The services behind this API, as this gateway reaches them. Costs no call.',
    resolve: (_, __, context) => services.map((service) => context.statusOf(service)),
  }),
);
