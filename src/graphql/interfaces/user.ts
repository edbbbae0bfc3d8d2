import { builder } from '../builder.ts';
import { ServiceEnum } from '../service-enum.ts';

/** What a service's own user type resolves from; the interface itself asks for nothing. */
export const User = builder.interfaceRef<object>('User').implement({
  description:
    'A person with an account at one of the services. What a service does not know of its users is null; what only one of them knows is on its own type.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    service: t.field({ type: ServiceEnum, nullable: false, description: 'Where the account is.' }),
    username: t.string({ nullable: false, description: 'The name that is unique at the service.' }),
    displayName: t.string({
      nullable: false,
      description: 'The name to show: the full name where there is one, else the username.',
    }),
    avatarUrl: t.field({ type: 'URL', description: 'Picture of the person.' }),
    profileUrl: t.field({ type: 'URL', description: "The person's page at the service." }),
    bio: t.string({ description: 'What the person says about themselves, as plain text.' }),
    location: t.string({ description: 'Where the person says they are.' }),
    joinedAt: t.field({
      type: 'DateTime',
      description: 'When the account was made, where the service tells.',
    }),
  }),
});
