import type { Context } from '../contract/context.ts';
import { doNotStore } from '../contract/do-not-store.ts';
import { type Failure, failureCodes } from '../contract/errors.ts';
import type { Service } from '../contract/service.ts';
import { builder } from '../graphql/builder.ts';
import { ServiceEnum } from '../graphql/service-enum.ts';

/** What became of one service; without a failure all is well. */
export interface SourceReportShape {
  readonly service: Service;
  readonly failure: Failure | null;
}

/** What holds as long as the gateway is configured as it is, and the request has the credentials that it has. */
const lasting: ReadonlySet<string> = new Set(['SERVICE_NOT_CONFIGURED', 'UNAUTHENTICATED']);

/** An answer that goes on without a service which may be back at any moment is good for this request alone. */
export function doNotStoreFor({ extensions }: Failure, { request }: Context): void {
  if (!lasting.has(extensions.code)) doNotStore(request);
}

const { REQUEST_ABORTED: _, ...statuses } = failureCodes;
const SourceStatus = builder.enumType('SourceStatus', {
  description: 'What became of a service: `OK`, or the code of an error.',
  values: Object.fromEntries(
    Object.entries({ OK: 'All that belongs here is there.', ...statuses }).map(([code, description]) => [
      code,
      { value: code, description },
    ]),
  ),
});

/** Part of an answer that goes on without a service that fails. */
export const SourceReport = builder.objectRef<SourceReportShape>('SourceReport').implement({
  description: 'What became of one service, where an answer goes on without those that fail.',
  fields: (t) => ({
    service: t.field({
      type: ServiceEnum,
      nullable: false,
      description: 'Which one.',
      resolve: ({ service }) => service.id,
    }),
    status: t.field({
      type: SourceStatus,
      nullable: false,
      description: 'Whether all of it is there, and if not, why.',
      resolve: ({ failure }) => failure?.extensions.code ?? 'OK',
    }),
    message: t.string({
      description: 'What went wrong, to show to a person; null where nothing did.',
      resolve: ({ failure }) => failure?.message ?? null,
    }),
    isRetryable: t.boolean({
      nullable: false,
      description: 'Whether it may be back when you ask again.',
      resolve: ({ failure }) => failure?.extensions.retryable ?? false,
    }),
    retryAfter: t.int({
      description: 'Seconds until it makes sense to ask again, where the service says so.',
      resolve: ({ failure }) => failure?.extensions.retryAfter ?? null,
    }),
  }),
});
