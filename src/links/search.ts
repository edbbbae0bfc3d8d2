import { brandWithType, type OutputType } from '@pothos/core';
import type { CallEstimate } from '../contract/call-estimates.ts';
import type { Context } from '../contract/context.ts';
import type { Service, ServiceSearch } from '../contract/service.ts';
import { builder } from '../graphql/builder.ts';
import { SearchResult } from '../graphql/interfaces/search-result.ts';
import { ServiceEnum } from '../graphql/service-enum.ts';
import { badUserInput } from '../relay/bad-user-input.ts';
import { DEFAULT_PAGE_LENGTH, MAX_PAGE_LENGTH, pageLength } from '../relay/connection.ts';
import { askService, waitFor } from './ask-service.ts';
import { chooseServices, type ServiceWith, servicesWith } from './choose-services.ts';
import { interleave } from './interleave.ts';
import { SourceReport, type SourceReportShape } from './source-report.ts';

type SchemaTypes = typeof builder.$inferSchemaTypes;

const searchable = servicesWith('search');
const MAX_QUERY_LENGTH = 200;

const callsOfSearch: CallEstimate = (given) => {
  const chosen = given.list('services');
  return searchable
    .filter(({ id }) => chosen === undefined || chosen.includes(id))
    .map(({ id, search }) => ({
      service: id,
      expected: search.reduce((sum, { calls }) => sum + calls, 0),
      most: search.reduce((sum, { mostCalls }) => sum + mostCalls, 0),
    }));
};

interface SearchResultsShape {
  readonly nodes: readonly object[];
  readonly sources: readonly SourceReportShape[];
}

const SearchResults = builder.objectRef<SearchResultsShape>('SearchResults').implement({
  description: 'What several services found, the best of each first.',
  isPage: true,
  cacheFor: 10,
  fields: (t) => ({
    nodes: t.expose('nodes', {
      type: [SearchResult],
      nullable: false,
      description:
        'What was found: the first of each kind of thing, then the second of each, and so on. In what order a kind comes its service knows.',
    }),
    sources: t.expose('sources', {
      type: [SourceReport],
      nullable: false,
      description:
        'Each service that was asked, and whether it answered. What others found stands, and so does one kind of thing where a service fails at another.',
      listSize: searchable.length,
    }),
  }),
});

builder.queryField('search', (t) =>
  t.field({
    type: SearchResults,
    description:
      'One search over several services at once: tags at Littlelogs that begin with the text, bookmarks at Larder, projects at littleBits, comics by name and their pictures by the text in them. With a leading `#` it finds tags and, at Larder, bookmarks with exactly this tag; to the others it is a text like any other. A service that fails is left out and says so in `sources`. To go on at one service, ask it alone: `Viewer.bookmarks(query:)`, `Query.projects(filter:)`, `Query.comics(filter:)`, `Query.comicImages(filter:)`. It costs a call for each kind of thing, and more for the tags where there are more than 1000. REST: `GET tags/`, `GET search/`, `GET projects/search`, `GET comics/`, `GET images/`.',
    calls: callsOfSearch,
    args: {
      query: t.arg.string({
        required: true,
        description: `What to search for, ${MAX_QUERY_LENGTH} characters at most. Spaces around it do not count.`,
      }),
      services: t.arg({ type: [ServiceEnum], description: 'Only at these. Default: all that can search.' }),
      first: t.arg.int({
        description: `How many results, all services together. Between 1 and ${MAX_PAGE_LENGTH}. Default: ${DEFAULT_PAGE_LENGTH}.`,
      }),
    },
    resolve: (_, { query, services: ids, first }, context) =>
      search(
        chooseServices(searchable, ids, 'has no search'),
        checkText(query),
        pageLength(first, 'first'),
        context,
      ),
  }),
);

async function search(
  chosen: readonly ServiceWith<'search'>[],
  text: string,
  count: number,
  context: Context,
): Promise<SearchResultsShape> {
  const wait = waitFor('search', context);
  const kinds = chosen.flatMap((service) => service.search.map((kind) => ({ service, kind })));
  const found = await Promise.all(
    kinds.map(({ service, kind }) =>
      askService(service, wait, () => findKind(service, kind, text, count, context)),
    ),
  );
  return {
    nodes: interleave(
      found.map(({ value }) => value ?? []),
      count,
    ),
    sources: chosen.map((service) => {
      const reports = found.map(({ source }) => source).filter((source) => source.service === service);
      return reports.find(({ failure }) => failure) ?? { service, failure: null };
    }),
  };
}

/** An item does not know its GraphQL type; its kind does. */
async function findKind(
  service: Service,
  { typename, find }: ServiceSearch<unknown>,
  text: string,
  count: number,
  context: Context,
): Promise<readonly object[]> {
  const items = await find(context.dataSourceOf(service), text, count);
  for (const item of items) brandWithType(item, typename as OutputType<SchemaTypes>);
  return items;
}

function checkText(query: string): string {
  const text = query.trim();
  if (text === '') throw badUserInput('`query` must say what to search for.', 'query');
  if (!text.isWellFormed()) throw badUserInput('`query` must not hold half of a character.', 'query');
  const { length } = [...text];
  if (length > MAX_QUERY_LENGTH) {
    throw badUserInput(
      `\`query\` must have ${MAX_QUERY_LENGTH} characters at most, but has ${length}.`,
      'query',
    );
  }
  return text;
}
