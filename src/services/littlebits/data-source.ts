import type { ServiceConnection } from '../../gateway/service.ts';
import { LittlebitsClient } from './client.ts';

/** littleBits as one viewer sees it, for the time of one request. */
export class LittlebitsDataSource {
  readonly #client: LittlebitsClient;

  constructor(connection: ServiceConnection) {
    this.#client = new LittlebitsClient(connection, () => this.#forget());
  }

  get siteUrl(): URL {
    return this.#client.siteUrl;
  }

  #forget(): void {
    // What was read before a write may be out of date.
  }
}
