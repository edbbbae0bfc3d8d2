import { brandWithType, type OutputType } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../contract/context.ts';
import { noteOmission } from '../contract/omissions.ts';
import { pathToArray } from '../contract/response-path.ts';
import type { builder } from '../graphql/builder.ts';
import { Connection, type ForwardArguments, forwardRequest, type PageInfo } from '../relay/connection.ts';
import { decodeMergedCursor, encodeMergedCursor } from '../relay/merged-cursor.ts';
import { type MergedPage, mergedPage, type SourceGroup } from '../upstream/lists/merged-list.ts';
import { beginning } from '../upstream/lists/merged-place.ts';
import type { TimeSpan } from '../upstream/lists/time-window-list.ts';
import { lateError, patienceMs, reportable } from './ask-service.ts';
import type { ServiceWith } from './choose-services.ts';
import { doNotStoreFor, type SourceReportShape } from './source-report.ts';

type TimelineService = ServiceWith<'timeline'>;

/**
 * Reads one page of what happened at some services.
 *
 * @throws GraphQLError BAD_USER_INPUT for impossible arguments, before any call.
 */
export async function readTimeline(
  services: readonly TimelineService[],
  bounds: Partial<TimeSpan>,
  args: ForwardArguments,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<TimelineConnection> {
  const { count, after } = forwardRequest(args);
  const { start = Number.NEGATIVE_INFINITY, end = Number.POSITIVE_INFINITY } = bounds;
  const identity = `timeline/${services.map(({ id }) => id).join()}/${start}/${end}`;
  const list = { identity, groups: new Map(services.map(({ id, timeline }) => [id, timeline])) };
  const place = after === null ? beginning : decodeMergedCursor(after, list, context.cursors, 'after');
  const page = await mergedPage(
    {
      groups: services.map((service) => groupOf(service, bounds, context)),
      limits: { since: start, until: end },
      isFailure: (error) => reportable(error) !== null,
      clock: context.clock,
      timeLimitMs: patienceMs(context),
    },
    { count, place },
  );
  brandItems(page, services);
  for (const [service, count] of page.unreadable) {
    const path = [...pathToArray(info.path), 'nodes'];
    noteOmission(context.request, { path, service, problem: "the item's time can't be read", count });
  }
  const connection = new TimelineConnection(page, {
    services,
    cursorOf: (index) => encodeMergedCursor(page.placeOf(index), list, context.cursors),
    hasPreviousPage: place.frontier !== null,
  });
  for (const { failure } of connection.sources) if (failure) doNotStoreFor(failure, context);
  return connection;
}

function groupOf(service: TimelineService, bounds: Partial<TimeSpan>, context: Context): SourceGroup<object> {
  return {
    key: service.id,
    sources: async () => service.timeline.sources(context.dataSourceOf(service), bounds),
    lateError: () => lateError(service, 'timeline'),
  };
}

/** An item does not know its GraphQL type; the service that it comes from does. */
function brandItems(page: MergedPage<object>, services: readonly TimelineService[]): void {
  const typenames = new Map(services.map(({ id, timeline }) => [id, timeline.typename]));
  for (const [index, item] of page.items.entries()) {
    const typename = typenames.get(page.groupOf(index));
    brandWithType(item, typename as OutputType<typeof builder.$inferSchemaTypes>);
  }
}

interface Origin {
  readonly services: readonly TimelineService[];
  cursorOf(index: number): string;
  readonly hasPreviousPage: boolean;
}

export class TimelineConnection extends Connection<object> {
  readonly sources: readonly SourceReportShape[];

  constructor(page: MergedPage<object>, { services, cursorOf, hasPreviousPage }: Origin) {
    const sources = services.map((service) => {
      const error = page.failures.get(service.id);
      return { service, failure: error === undefined ? null : reportable(error) };
    });
    // A source that may be back makes another page worth asking for; after an empty one, whoever asks by themselves
    // would ask for ever.
    const mayBeBack = sources.some(({ failure }) => failure?.extensions.retryable);
    super({
      items: page.items,
      hasNextPage: page.hasNextPage || (mayBeBack && page.items.length > 0),
      hasPreviousPage,
      total: null,
      cursorOf,
    });
    this.sources = sources;
  }

  /** An empty page has a place, too: what was out of reach comes after it. */
  override get pageInfo(): PageInfo {
    const pageInfo = super.pageInfo;
    return { ...pageInfo, endCursor: pageInfo.endCursor ?? this.cursorOf(-1) };
  }
}
