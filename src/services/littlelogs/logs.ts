import { collection } from '../../contract/client/collection.ts';
import { byOffset } from '../../contract/client/paging.ts';
import type { ServiceClient } from '../../contract/client/service-client.ts';
import { empty } from '../../upstream/http/decoding/decode.ts';
import { objectsIn } from '../../upstream/http/decoding/json-object.ts';
import { timeOf } from '../../upstream/http/decoding/time-of.ts';
import { path } from '../../upstream/http/url.ts';
import type { Order } from '../../upstream/lists/item-traits.ts';
import { NUMBER_KEY } from '../../upstream/lists/key-patterns.ts';
import type { List } from '../../upstream/lists/list.ts';
import type { EntityLoader } from '../../upstream/loaders/entity-loader.ts';
import { orReadBack } from '../../upstream/policy/read-back.ts';
import type { Log } from './models.ts';
import type { Users } from './users.ts';
import { decodeLog, decodeLogKey, decodePreview, PAGE } from './wire.ts';

export const NEWEST_FIRST: Order<{ readonly created: string; readonly id: number | string }> = {
  valueOf: ({ created, id }) => [timeOf(created), Number(id)],
  valueType: ['time', 'number'],
  direction: 'descending',
};

export const LOGS = collection<Log>({
  envelope: PAGE,
  decodeItem: decodeLogKey,
  keyOf: ({ id }) => String(id),
  keyPattern: NUMBER_KEY,
  order: NEWEST_FIRST,
});

/** What people have written. */
export class Logs {
  readonly #client: ServiceClient;
  readonly #users: Users;
  readonly #byId: EntityLoader<Log>;

  constructor(client: ServiceClient, users: Users) {
    this.#client = client;
    this.#users = users;
    this.#byId = client.loader({ loadOne: (id) => this.#read(id) });
  }

  /** GET logs/ */
  list(): List<Log> {
    return this.#list('logs/');
  }

  /** GET logs/tag/<tag>/ */
  tagged(tag: string): List<Log> {
    return this.#list(path`logs/tag/${tag}/`);
  }

  /** GET logs/user/<username>/ */
  by(username: string): List<Log> {
    return this.#list(path`logs/user/${username}/`);
  }

  /** GET timelines/home/ */
  homeTimeline(): List<Log> {
    return this.#list('timelines/home/', true);
  }

  /** GET logs/<id>/, each id once; null where there is none. */
  byId(id: string): Log | Promise<Log | null> {
    return this.#byId.load(id);
  }

  /** POST logs/create/ */
  async create(content: string): Promise<Log> {
    const created = this.#client.write('POST', 'logs/create/', { decode: decodeLog, form: { content } });
    return this.keep(await orReadBack(created, (id) => (id === undefined ? null : this.byId(id))));
  }

  /** POST logs/preview/ changes nothing. Resolves to HTML. */
  async preview(content: string): Promise<string> {
    const options = { decode: decodePreview, form: { content } };
    const preview = await this.#client.sendSafely('POST', 'logs/preview/', options);
    return typeof preview === 'string' ? preview : preview.content;
  }

  /** DELETE logs/<id>/delete/ */
  async delete(id: string): Promise<void> {
    await this.#client.write('DELETE', path`logs/${id}/delete/`, { decode: empty });
  }

  /** POST logs/<id>/like/ */
  like(id: string): Promise<Log> {
    return this.change(id, path`logs/${id}/like/`);
  }

  /** DELETE logs/<id>/unlike/ */
  async unlike(id: string): Promise<void> {
    await this.#client.write('DELETE', path`logs/${id}/unlike/`, { decode: empty });
  }

  /** A change that the service answers with the log as it is now. */
  async change(id: string, at: string, form?: { readonly content: string }): Promise<Log> {
    const changed = this.#client.write('POST', at, { decode: decodeLog, form });
    return this.keep(await orReadBack(changed, () => this.byId(id)));
  }

  /** Stores a whole log, and the people in it. */
  keep(log: Log): Log {
    this.#byId.prime(String(log.id), log);
    this.#keepPeople(log);
    return log;
  }

  #list(at: string, isPrivate = false): List<Log> {
    return this.#client.list({
      ...LOGS,
      path: at,
      paging: byOffset,
      isPrivate,
      keep: (log) => this.keep(log),
    });
  }

  #read(id: string): Promise<Log | null> {
    const asked = { key: id, another: 'another log' };
    const keep = (log: Log) => this.#keepPeople(log);
    return this.#client.one({ ...LOGS, path: path`logs/${id}/`, asked, keep });
  }

  #keepPeople({ user, comments }: Log): void {
    this.#users.keep(user);
    for (const comment of objectsIn(comments)) this.#users.keep(comment.user);
  }
}
