import type { ServiceClient } from '../../contract/client/service-client.ts';
import { empty } from '../../upstream/http/decoding/decode.ts';
import { path } from '../../upstream/http/url.ts';
import type { Logs } from './logs.ts';
import type { Log } from './models.ts';

/** The comments on logs. They come with their logs: no endpoint reads them. */
export class Comments {
  readonly #client: ServiceClient;
  readonly #logs: Logs;

  constructor(client: ServiceClient, logs: Logs) {
    this.#client = client;
    this.#logs = logs;
  }

  /** POST logs/<id>/comment/; the answer is the parent log, not the comment. */
  create(logId: string, content: string): Promise<Log> {
    return this.#logs.change(logId, path`logs/${logId}/comment/`, { content });
  }

  /** DELETE comment/<id>/delete/ */
  async delete(id: string): Promise<void> {
    await this.#client.write('DELETE', path`comment/${id}/delete/`, { decode: empty });
  }
}
