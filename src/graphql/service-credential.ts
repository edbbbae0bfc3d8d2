import { builder } from './builder.ts';

/** A credential as a client hands it back with its next requests. */
export interface ServiceCredentialShape {
  readonly header: string;
  readonly headerValue: string;
}

/** What signing in at a service gives. */
export const ServiceCredential = builder.objectRef<ServiceCredentialShape>('ServiceCredential').implement({
  description:
    'What lets an app act for a person at a service. Keep it secret; this API keeps no copy, and gives it nowhere else.',
  fields: (t) => ({
    header: t.exposeString('header', {
      nullable: false,
      description: 'The request header of this API that takes it.',
    }),
    headerValue: t.exposeString('headerValue', {
      nullable: false,
      description: 'What to send in that header.',
    }),
  }),
});
