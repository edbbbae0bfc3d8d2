import { collection } from '../../contract/client/collection.ts';
import { inOnePiece } from '../../contract/client/paging.ts';
import { UpstreamNotFoundError, UpstreamRefusedError } from '../../upstream/http/errors.ts';
import { NUMBER_KEY } from '../../upstream/lists/key-patterns.ts';
import type { List } from '../../upstream/lists/list.ts';
import type { SharedValue } from '../../upstream/loaders/shared-value.ts';
import { orReadBack } from '../../upstream/policy/read-back.ts';
import type { LittlebitsClient } from './client.ts';
import type { Module } from './models.ts';
import { RESULTS } from './wire/envelope.ts';
import { decodeModuleKey, decodeModules } from './wire/module.ts';

const LIBRARY = 'my_library';

const MODULES = collection<Module>({
  envelope: RESULTS,
  decodeItem: decodeModuleKey,
  keyOf: ({ variant_id }) => String(variant_id),
  keyPattern: NUMBER_KEY,
  isPrivate: true,
});

/** The viewer's library: what modules they have, and how many of each. */
export class Modules {
  readonly #client: LittlebitsClient;
  readonly #all: SharedValue<readonly Module[]>;

  constructor(client: LittlebitsClient) {
    this.#client = client;
    this.#all = client.once(async () => (await client.page({ ...MODULES, path: LIBRARY })).items);
  }

  /** GET my_library */
  list(): List<Module> {
    const paging = inOnePiece(() => this.#all.get());
    return this.#client.list({ ...MODULES, path: LIBRARY, identity: 'littlebits/modules', paging });
  }

  /** By its variant's number; null where the library has none. */
  async byId(variantId: string): Promise<Module | null> {
    return moduleIn(await this.#all.get(), variantId);
  }

  /** POST my_library: one more of it. Resolves to all that changed: a kit takes its contents along. */
  add(variantId: string): Promise<readonly Module[]> {
    return this.#client.write('POST', LIBRARY, { decode: decodeModules, form: { variant_id: variantId } });
  }

  /** PUT my_library: so many more of it, or fewer. The same. */
  adjust(variantId: string, delta: number): Promise<readonly Module[]> {
    const operator = delta < 0 ? 'subtract' : 'add';
    const form = { variant_id: variantId, operator, delta: Math.abs(delta) };
    return this.#owned(variantId, this.#client.write('PUT', LIBRARY, { decode: decodeModules, form }));
  }

  /** DELETE my_library: all of it. Resolves to what remains in the library. */
  remove(variantId: string): Promise<readonly Module[]> {
    const form = { variant_id: variantId };
    const removed = this.#client.write('DELETE', LIBRARY, { decode: decodeModules, form });
    return this.#owned(
      variantId,
      orReadBack(removed, () => this.#all.get()),
    );
  }

  /** What isn't in the library is refused with a text alone (and 200): the library itself says whether it was that. */
  async #owned<T>(variantId: string, change: Promise<T>): Promise<T> {
    try {
      return await change;
    } catch (error) {
      if (!(error instanceof UpstreamRefusedError) || (await this.#mayHave(variantId))) throw error;
      throw new UpstreamNotFoundError(error.request, 'This module is not in your library.');
    }
  }

  /** The refusal stands, also where nobody can tell what it is about. */
  async #mayHave(variantId: string): Promise<boolean> {
    try {
      return (await this.byId(variantId)) !== null;
    } catch {
      return true;
    }
  }
}

export function moduleIn(modules: readonly Module[], variantId: string): Module | null {
  return modules.find(({ variant_id }) => String(variant_id) === variantId) ?? null;
}
