import type { ServiceConnection } from '../../gateway/service.ts';

/** A Comics instance as one viewer sees it, for the time of one request. */
export class ComicsDataSource {
  readonly #connection: ServiceConnection;

  constructor(connection: ServiceConnection) {
    this.#connection = connection;
  }

  get hasCredential(): boolean {
    return this.#connection.hasCredential;
  }
}
