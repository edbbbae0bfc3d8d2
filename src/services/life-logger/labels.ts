import type { ServiceClient } from '../../contract/client/service-client.ts';
import type { SharedValue } from '../../upstream/loaders/shared-value.ts';
import { decodeLabel, LABELS } from './wire.ts';

/** What the viewer can call an event today. */
export class Labels {
  readonly #all: SharedValue<readonly string[]>;

  constructor(client: ServiceClient) {
    const options = { path: 'labels', envelope: LABELS, decodeItem: decodeLabel, isPrivate: true };
    this.#all = client.once(async () => (await client.page({ ...options, toItem: (label) => label })).items, {
      outlivesWrites: true,
    });
  }

  /** GET /labels */
  list(): Promise<readonly string[]> {
    return this.#all.get();
  }
}
