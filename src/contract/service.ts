import type { Decode } from '../upstream/http/decoding/decode-error.ts';
import type { InstanceMemory } from '../upstream/http/instance-memory.ts';
import type { RestSession } from '../upstream/http/rest-client.ts';
import type { AnchorSchema } from '../upstream/lists/anchor-schema.ts';
import type { TimedSource } from '../upstream/lists/source-reader.ts';
import type { TimeSpan } from '../upstream/lists/time-window-list.ts';
import type { ServiceFacts } from './service-facts.ts';

/**
 * What the rest of the house must know of a service; `services/<key>/service.ts` exports one of these.
 *
 * Its GraphQL types are loaded by `loadSchema`, so that configuration and start-up need none of them.
 */
export interface Service<DataSource = unknown> extends ServiceFacts {
  /** Whether an answer with a status of success says no all the same. */
  refuses?(body: unknown): boolean;
  /** Adds the service's types to the builder. */
  loadSchema(): Promise<unknown>;
  /** Turns the one REST session of a GraphQL request into the service's data source. */
  createDataSource(connection: ServiceConnection): DataSource;
  /** How to find out whether the service is there. Default: a GET at the base address, whatever it answers. */
  readonly probe?: ServiceProbe;
  /** Which of several ways an instance speaks, as its answers have shown it; null until then. */
  dialectIn?(instanceMemory: InstanceMemory): string | null;
  /** Present where the service has users. */
  readonly users?: ServiceUsers<DataSource>;
  /** Present where the service has lists of things that happened: what they hold stands in `Viewer.timeline`. */
  readonly timeline?: ServiceTimeline<DataSource>;
  /** Kinds of things that the service finds by a text, for `Query.search`. */
  readonly search?: readonly ServiceSearch<DataSource>[];
}

/** A call without a credential that shows whether a service's API is there: 401 is as good as 200, 404 tells of a wrong address. */
export interface ServiceProbe {
  /** Below the base address; a cheap operation that the service documents. */
  readonly path: string;
  /** What the answer tells of the instance. Throws `DecodeError` where it is not as documented. */
  readonly read?: Decode<ServiceProfile>;
}

/** What an instance tells of itself. */
export interface ServiceProfile {
  /** Which of several ways it speaks; null where there is one, or nobody knows. */
  readonly dialect: string | null;
  /** What it offers, in its own words; null where it doesn't tell. */
  readonly offers: readonly string[] | null;
}

/** What backs `Query.user`, `Viewer.account` and `Viewer.accounts`. */
export interface ServiceUsers<DataSource> {
  /** The GraphQL type, which implements `User`. */
  readonly typename: string;
  /** Whom the credential stands for, in one call. Absent where the service tells nobody. */
  account?(dataSource: DataSource): object | null | Promise<object | null>;
  /** Null where there is nobody of that name. */
  user(dataSource: DataSource, username: string): object | null | Promise<object | null>;
}

/** What a service gives to `Viewer.timeline`; `services/<key>/timeline.ts` exports one of these. */
export interface ServiceTimeline<DataSource> {
  /** The GraphQL type of its items, which implements `TimelineItem`. */
  readonly typename: string;
  /** Calls that a page usually takes. */
  readonly calls: number;
  /** Of the keys of its lists. A cursor that names another list is refused. */
  readonly sourceKeyPattern: RegExp;
  /** What the anchors of each of its lists look like. */
  readonly anchors: AnchorSchema;
  /** Calls that a page can take, for whatever the viewer is taken to have at most. Searching for a cursor is not in it. */
  readonly mostCalls: number;
  /**
   * Its lists, each in the order of time, newest first. Where the service can limit them to `bounds`, they are; else
   * the timeline keeps to those itself.
   */
  sources(
    dataSource: DataSource,
    bounds: Partial<TimeSpan>,
  ): readonly TimedSource<object>[] | Promise<readonly TimedSource<object>[]>;
}

/** How one kind of thing is found by a text. */
export interface ServiceSearch<DataSource> {
  /** The GraphQL type of what is found. */
  readonly typename: string;
  /** Calls that it usually takes. */
  readonly calls: number;
  /** Calls that it can take. */
  readonly mostCalls: number;
  /** Resolves to the best first, as far as the service knows better from worse; no more than `count`. */
  find(dataSource: DataSource, text: string, count: number): Promise<readonly object[]>;
}

/** One GraphQL request's way to one service. */
export interface ServiceConnection {
  /** Of the service: `larder`. */
  readonly key: string;
  readonly session: RestSession;
  /** The API's base address, with a trailing slash. */
  readonly baseUrl: URL;
  /** Whether a credential goes with the calls. */
  readonly hasCredential: boolean;
  /** The credential itself, for what the service wants to have it in besides the header. It goes nowhere else. */
  readonly credential: string | undefined;
  /** What this process has learned about the service so far. */
  readonly instanceMemory: InstanceMemory;
  /** Milliseconds since the Unix epoch. */
  now(): number;
}
