import type { ServiceConnection } from '../../contract/service.ts';
import { ServiceClient } from '../../contract/service-client.ts';
import { empty } from '../../upstream/http/decoding/decode.ts';
import { path, relativeTo } from '../../upstream/http/url.ts';
import { NAME_KEY, NUMBER_KEY } from '../../upstream/lists/key-patterns.ts';
import type { List } from '../../upstream/lists/list.ts';
import { EntityLoader } from '../../upstream/loaders/entity-loader.ts';
import { orNull } from '../../upstream/loaders/or-null.ts';
import { startShared } from '../../upstream/loaders/trace-origin.ts';
import { orReadBack } from '../../upstream/policy/read-back.ts';
import { byName, idOf, littlelogsList, nameOf, newestFirst } from './lists.ts';
import {
  decodeActivities,
  decodeLog,
  decodeLogs,
  decodePreview,
  decodeTags,
  decodeTrendingTags,
  decodeUser,
  decodeUsers,
  type WireActivity,
  type WireComment,
  type WireLog,
  type WireTag,
  type WireUser,
} from './wire.ts';

const siteOf = relativeTo('../../');

/** Littlelogs as one viewer sees it, for the time of one request. */
export class LittlelogsDataSource {
  readonly #connection: ServiceConnection;
  readonly #client: ServiceClient;
  readonly #users: EntityLoader<WireUser>;
  readonly #logs: EntityLoader<WireLog>;

  constructor(connection: ServiceConnection) {
    this.#connection = connection;
    this.#client = new ServiceClient(connection);
    this.#users = new EntityLoader({ loadOne: (username) => this.#readUser(username) });
    this.#logs = new EntityLoader({ loadOne: (id) => this.#readLog(id) });
  }

  get hasCredential(): boolean {
    return this.#client.hasCredential;
  }

  /** The web site itself, two steps above the API; links in texts are relative to it. */
  get siteUrl(): URL {
    return siteOf(this.#client.baseUrl);
  }

  /** GET timelines/home/ */
  homeTimeline(): List<WireLog> {
    return this.#listOfLogs('timelines/home/', { isPrivate: true });
  }

  /** GET timelines/activity/ */
  activity(): List<WireActivity> {
    return littlelogsList<WireActivity>(this.#client, 'timelines/activity/', {
      decode: decodeActivities,
      keyOf: idOf,
      keyPattern: NUMBER_KEY,
      order: newestFirst,
      prime: (activity) => this.#primeActivity(activity),
      isPrivate: true,
    });
  }

  /** GET users/$self/ */
  async account(): Promise<WireUser> {
    this.#account ??= startShared(() => this.#client.readOwn('users/$self/', decodeUser));
    const user = await this.#account();
    this.#users.prime(user.username, user);
    return user;
  }
  #account: (() => Promise<WireUser>) | undefined;

  /** GET users/<username>/, each name once; null where there is nobody of that name. */
  user(username: string): WireUser | Promise<WireUser | null> {
    return this.#users.load(username);
  }

  /** GET users/followed-by/<username>/: it reads the wrong way round, but these are the people that the user follows. */
  following(username: string): List<WireUser> {
    return this.#listOfUsers(path`users/followed-by/${username}/`);
  }

  /** GET users/following/<username>/: the people who follow the user. */
  followers(username: string): List<WireUser> {
    return this.#listOfUsers(path`users/following/${username}/`);
  }

  /** POST users/<username>/follow/ */
  async follow(username: string): Promise<void> {
    await this.#client.write('POST', path`users/${username}/follow/`, { decode: empty });
  }

  /** DELETE users/<username>/unfollow/ */
  async unfollow(username: string): Promise<void> {
    await this.#client.write('DELETE', path`users/${username}/unfollow/`, { decode: empty });
  }

  /** GET logs/ */
  logs(): List<WireLog> {
    return this.#listOfLogs('logs/');
  }

  /** GET logs/tag/<tag>/ */
  logsTagged(tag: string): List<WireLog> {
    return this.#listOfLogs(path`logs/tag/${tag}/`);
  }

  /** GET logs/user/<username>/ */
  logsBy(username: string): List<WireLog> {
    return this.#listOfLogs(path`logs/user/${username}/`);
  }

  /** GET logs/<id>/, each id once; null where there is none. */
  log(id: string): WireLog | Promise<WireLog | null> {
    return this.#logs.load(id);
  }

  /** POST logs/create/ */
  async createLog(content: string): Promise<WireLog> {
    const options = { decode: decodeLog, form: { content } };
    const created = this.#client.write('POST', 'logs/create/', options);
    return this.#fresh(await orReadBack(created, (id) => (id === undefined ? null : this.#reread(id))));
  }

  /** POST logs/preview/ changes nothing. Resolves to HTML. */
  async previewLog(content: string): Promise<string> {
    const preview = await this.#connection.session.send('POST', 'logs/preview/', {
      form: { content },
      decode: decodePreview,
      isSafe: true,
    });
    return typeof preview === 'string' ? preview : preview.content;
  }

  /** DELETE logs/<id>/delete/ */
  async deleteLog(id: string): Promise<void> {
    await this.#client.write('DELETE', path`logs/${id}/delete/`, { decode: empty });
    this.#logs.clear(id);
  }

  /** POST logs/<id>/comment/; the answer is the parent log, not the comment. */
  async addComment(logId: string, content: string): Promise<WireLog> {
    const options = { decode: decodeLog, form: { content } };
    const commented = this.#client.write('POST', path`logs/${logId}/comment/`, options);
    return this.#fresh(await orReadBack(commented, () => this.#reread(logId)));
  }

  /** DELETE comment/<id>/delete/ */
  async deleteComment(id: string): Promise<void> {
    await this.#client.write('DELETE', path`comment/${id}/delete/`, { decode: empty });
    // Which log it stood under is not told.
    this.#logs.clearAll();
  }

  /** POST logs/<id>/like/ */
  async likeLog(id: string): Promise<WireLog> {
    const liked = this.#client.write('POST', path`logs/${id}/like/`, { decode: decodeLog });
    return this.#fresh(await orReadBack(liked, () => this.#reread(id)));
  }

  /** DELETE logs/<id>/unlike/ */
  async unlikeLog(id: string): Promise<void> {
    await this.#client.write('DELETE', path`logs/${id}/unlike/`, { decode: empty });
    this.#logs.clear(id);
  }

  /** GET tags/ */
  tags(): List<WireTag> {
    return littlelogsList(this.#client, 'tags/', {
      decode: decodeTags,
      keyOf: nameOf,
      keyPattern: NAME_KEY,
      order: byName,
    });
  }

  /** GET tags/user/<username>/ */
  tagsOf(username: string): List<WireTag> {
    return littlelogsList(this.#client, path`tags/user/${username}/`, {
      decode: decodeTags,
      keyOf: nameOf,
      keyPattern: NAME_KEY,
      order: byName,
    });
  }

  /** GET tags/trending/ */
  trendingTags(): Promise<readonly WireTag[]> {
    return this.#client.read('tags/trending/', decodeTrendingTags);
  }

  /** Whether a tag has a page of its own; no endpoint reads one tag. */
  async hasTag(name: string): Promise<boolean> {
    const page = await orNull(this.logsTagged(name).count());
    return page !== null;
  }

  #listOfLogs(listPath: string, options: { readonly isPrivate?: boolean } = {}): List<WireLog> {
    return littlelogsList<WireLog>(this.#client, listPath, {
      decode: decodeLogs,
      keyOf: idOf,
      keyPattern: NUMBER_KEY,
      order: newestFirst,
      prime: (log) => this.#primeLog(log),
      ...options,
    });
  }

  #listOfUsers(listPath: string): List<WireUser> {
    return littlelogsList(this.#client, listPath, {
      decode: decodeUsers,
      keyOf: ({ username }) => username,
      keyPattern: NAME_KEY,
      prime: (user) => this.#users.prime(user.username, user),
    });
  }

  #readUser(username: string): Promise<WireUser | null> {
    // Nobody's name: the service would answer with the viewer.
    if (username === '$self') return Promise.resolve(null);
    return orNull(this.#client.read(path`users/${username}/`, decodeUser));
  }

  async #readLog(id: string): Promise<WireLog | null> {
    const log = await orNull(this.#client.read(path`logs/${id}/`, decodeLog));
    if (log && log.id !== Number(id))
      throw this.#client.invalidAnswer(`logs/${id}/`, 'another log than the one asked for');
    if (log) this.#primeUsersOf(log);
    return log;
  }

  /** A log that a change has made out of date. */
  #reread(id: string): WireLog | Promise<WireLog | null> {
    this.#logs.clear(id);
    return this.#logs.load(id);
  }

  /** A log as it came back from a write: what was known of it before is out of date. */
  #fresh(log: WireLog): WireLog {
    this.#logs.clear(String(log.id));
    this.#primeLog(log);
    return log;
  }

  #primeLog(log: WireLog): void {
    this.#logs.prime(String(log.id), log);
    this.#primeUsersOf(log);
  }

  #primeUsersOf(log: WireLog): void {
    this.#users.prime(log.user.username, log.user);
    for (const comment of log.comments) this.#primeUserOf(comment);
  }

  #primeUserOf({ user }: WireComment): void {
    if (user) this.#users.prime(user.username, user);
  }

  #primeActivity({ originator, log, comment }: WireActivity): void {
    if (originator) this.#users.prime(originator.username, originator);
    if (log) this.#primeLog(log);
    if (comment) this.#primeUserOf(comment);
  }
}
