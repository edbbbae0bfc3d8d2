import { onTestFinished } from 'vitest';
import { wireLog, wirePage } from '../failure/wire.ts';
import { wirePage as comicsPage } from '../services/comics/documented.ts';
import { wireRelease } from '../services/comics/failing.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { type Answer, startGateway, type TestGateway } from '../support/gateway.ts';
import {
  type PlannedAnswer,
  type RecordedRequest,
  type RecordingServer,
  startRecordingServer,
} from '../support/recording-server.ts';

export const now = Date.parse('2026-03-25T08:00:00Z');
const hour = 3_600_000;

/** What stands at the services, each thing by how many hours ago it happened, in the order of its list. */
interface Contents {
  readonly logs: number[];
  /** By the number of the folder. */
  readonly folders: Record<number, number[]>;
  readonly events: number[];
  /** Never 0: that is no id at Comics. */
  readonly releases: number[];
}

type Key = 'littlelogs' | 'larder' | 'life-logger' | 'comics';

/** The gateway over four services that hold and answer what a test says. */
export interface World extends Contents {
  readonly clock: FakeClock;
  readonly gateway: TestGateway;
  readonly servers: Readonly<Record<Key, RecordingServer>>;
  /** What a service answers instead; null: as it should. */
  readonly faults: Partial<
    Record<Key, (request: RecordedRequest) => PlannedAnswer | Promise<PlannedAnswer> | null>
  >;
  /** Asks for a timeline as somebody who is signed in to all four. */
  ask(args: string, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  /** Every call since the last time, in the order of the alphabet. */
  calls(): readonly string[];
}

/** A timeline in short: its items as `L1`, `B7.1`, `E3`, `R6`: by their hours. */
export interface Answered {
  readonly items: readonly string[];
  readonly sources: readonly object[];
  readonly hasNextPage: boolean;
  readonly endCursor: string;
  readonly errors?: readonly object[];
}

export const signedIn = {
  'x-littlelogs-authorization': 'Bearer tok3n-S3CRET',
  'x-larder-authorization': 'Token tok3n-S3CRET',
  'x-life-logger-authorization': 'Bearer tok3n-S3CRET',
  'x-comics-authorization': 'Key tok3n-S3CRET',
};

interface WorldOptions extends Partial<Contents> {
  /** Services that the gateway has no address for. */
  readonly without?: readonly Key[];
}

export async function startWorld({ without = [], ...given }: WorldOptions = {}): Promise<World> {
  const contents: Contents = { logs: [], folders: {}, events: [], releases: [], ...structuredClone(given) };
  const faults: World['faults'] = {};
  const answers: Record<Key, (request: RecordedRequest) => PlannedAnswer> = {
    littlelogs: (request) => ({ json: logsOf(contents, request) }),
    larder: (request) => larderAnswer(contents, request),
    'life-logger': (request) => ({ json: eventsOf(contents, request) }),
    comics: (request) => ({ json: releasesOf(contents, request) }),
  };
  const start = (key: Key) =>
    startRecordingServer((request) => faults[key]?.(request) ?? answers[key](request));
  const servers = {
    littlelogs: await start('littlelogs'),
    larder: await start('larder'),
    'life-logger': await start('life-logger'),
    comics: await start('comics'),
  };
  const paths: Record<Key, string> = {
    littlelogs: 'api/1/',
    larder: 'api/1/@me/',
    'life-logger': '',
    comics: 'api/v1/',
  };
  const endpoints = Object.fromEntries(
    (Object.keys(servers) as Key[]) // As they were just written.
      .filter((key) => !without.includes(key))
      .map((key) => [key, { url: new URL(paths[key], servers[key].url), sandboxed: false }]),
  );
  // Waits for another try pass at once, everything longer stands still.
  const clock = new FakeClock({ now, skipUpTo: 300 });
  const gateway = startGateway({ endpoints, clock });
  onTestFinished(async () => {
    clock.advance(600_000); // Closing waits for what a failed test left under way.
    await gateway.close();
    await Promise.all(Object.values(servers).map((server) => server.close()));
  });
  return {
    ...contents,
    clock,
    gateway,
    servers,
    faults,
    async ask(args, headers = signedIn) {
      return inShort(await gateway.query(timelineQuery(args), {}, { headers }));
    },
    calls: () => gateway.calls.splice(0).toSorted(),
  };
}

export function timelineQuery(args: string): string {
  return `{ viewer { timeline${args && `(${args})`} {
    nodes {
      __typename
      ... on Log { databaseId }
      ... on Bookmark { title }
      ... on Event { databaseId }
      ... on Release { databaseId }
    }
    pageInfo { hasNextPage endCursor }
    sources { service status message isRetryable retryAfter }
  } } }`;
}

interface Timeline {
  readonly nodes: readonly { __typename: string; databaseId?: string; title?: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly sources: readonly object[];
}

function inShort({ data, errors }: Answer<unknown>): Answered {
  const { timeline } = (data as { viewer: { timeline: Timeline | null } }).viewer;
  const { nodes = [], sources = [], pageInfo } = timeline ?? {};
  return {
    items: nodes.map(({ __typename, databaseId, title }) => `${__typename[0]}${title ?? databaseId}`),
    sources,
    hasNextPage: pageInfo?.hasNextPage ?? false,
    endCursor: pageInfo?.endCursor ?? '',
    ...(errors
      ? { errors: errors.map(({ message, path, extensions }) => ({ message, path, extensions })) }
      : {}),
  };
}

const at = (hours: number) => `${new Date(now - hours * hour).toISOString().slice(0, 19)}Z`;

/** `7` → `00000007-…` */
export const uuid = (number: number) => `${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`;

function logsOf({ logs }: Contents, request: RecordedRequest) {
  return pageOf(
    request,
    logs.map((hours) => wireLog(hours, { created: at(hours) })),
  );
}

function larderAnswer({ folders }: Contents, request: RecordedRequest): PlannedAnswer {
  const number = Number(/folders\/(\d{8})-/.exec(request.url)?.[1] ?? 0);
  if (number === 0) {
    return {
      json: pageOf(
        request,
        Object.entries(folders).map(([key, hours]) => wireFolder(Number(key), hours.length)),
      ),
    };
  }
  const hours = folders[number];
  if (!hours) return { status: 404, json: { detail: 'Not found.' } };
  return {
    json: pageOf(
      request,
      hours.map((hour) => wireBookmark(number, hour)),
    ),
  };
}

export function wireFolder(number: number, links: number) {
  const [created, modified] = [at(9000), at(9000)];
  return {
    id: uuid(number),
    name: `Folder ${number}`,
    color: '',
    icon: null,
    created,
    modified,
    parent: null,
    folders: [],
    links,
  };
}

export function wireBookmark(folder: number, hours: number) {
  const title = `${folder}.${hours}`;
  return {
    id: uuid(folder * 100_000 + hours),
    tags: [],
    title,
    description: null,
    url: `https://bookmark.example/${title}`,
    domain: 'bookmark.example',
    created: at(hours),
    modified: at(hours),
    meta: null,
  };
}

function eventsOf({ events }: Contents, { url }: RecordedRequest) {
  const { searchParams } = new URL(url, 'http://life-logger.test');
  const [start, end] = [searchParams.get('start') ?? '', searchParams.get('end') ?? ''];
  return {
    events: events
      .map((hours) => ({ id: hours, label: 'Reading', started_at: at(hours), ended_at: at(hours - 1) }))
      .filter(({ started_at }) => started_at >= start && started_at < end),
  };
}

/** What the instance documents: from a moment on, up to before another. */
function releasesOf({ releases }: Contents, { url }: RecordedRequest) {
  const { searchParams } = new URL(url, 'http://comics.test');
  const [from, to] = [searchParams.get('fetched__gte'), searchParams.get('fetched__lt')];
  const subscribed = searchParams.get('subscribed') === 'true' ? releases : [];
  const all = subscribed
    .map((hours) => wireRelease(hours, 7, { fetched: at(hours) }))
    .filter(
      ({ fetched }) =>
        Date.parse(fetched) >= Date.parse(from ?? at(1_000_000)) &&
        Date.parse(fetched) < Date.parse(to ?? at(-1_000_000)),
    );
  const [limit, offset] = [Number(searchParams.get('limit')), Number(searchParams.get('offset'))];
  return comicsPage(all.slice(offset, offset + limit), all.length);
}

function pageOf({ url }: RecordedRequest, items: readonly object[]) {
  const { searchParams } = new URL(url, 'http://service.test');
  const [limit, offset] = [Number(searchParams.get('limit')), Number(searchParams.get('offset'))];
  return wirePage(items.slice(offset, offset + limit), items.length);
}
