import { handled } from '../../upstream/handled.ts';
import { UpstreamNotFoundError, UpstreamRefusedError } from '../../upstream/http/errors.ts';
import { NUMBER_KEY } from '../../upstream/lists/key-patterns.ts';
import type { List } from '../../upstream/lists/list.ts';
import { wholeList } from '../../upstream/lists/whole-list.ts';
import { orReadBack } from '../../upstream/policy/read-back.ts';
import type { LittlebitsClient } from './client.ts';
import { decodeModules, type WireModule } from './wire/module.ts';

const library = 'my_library';

/** The viewer's library: what modules they have, and how many of each. */
export class Modules {
  readonly #client: LittlebitsClient;
  #all: Promise<readonly WireModule[]> | undefined;

  constructor(client: LittlebitsClient) {
    this.#client = client;
  }

  /** GET my_library */
  list(): List<WireModule> {
    return wholeList<WireModule>({
      identity: 'littlebits/modules',
      keyOf: ({ variant_id }) => String(variant_id),
      keyPattern: NUMBER_KEY,
      read: () => this.#readAll(),
    });
  }

  /** By its variant's number; null where the library has none. */
  async find(variantId: string): Promise<WireModule | null> {
    return moduleIn(await this.#readAll(), variantId);
  }

  /** POST my_library: one more of it. Resolves to all that changed: a kit takes its contents along. */
  add(variantId: string): Promise<readonly WireModule[]> {
    return this.#client.write('POST', library, { decode: decodeModules, form: { variant_id: variantId } });
  }

  /** PUT my_library: so many more of it, or fewer. The same. */
  adjust(variantId: string, delta: number): Promise<readonly WireModule[]> {
    const operator = delta < 0 ? 'subtract' : 'add';
    const form = { variant_id: variantId, operator, delta: Math.abs(delta) };
    return this.#owned(variantId, this.#client.write('PUT', library, { decode: decodeModules, form }));
  }

  /** DELETE my_library: all of it. Resolves to what remains in the library. */
  remove(variantId: string): Promise<readonly WireModule[]> {
    const form = { variant_id: variantId };
    const removed = this.#client.write('DELETE', library, { decode: decodeModules, form });
    return this.#owned(
      variantId,
      orReadBack(removed, () => this.#readAll()),
    );
  }

  /** Forgets all that a write may have changed. */
  forget(): void {
    this.#all = undefined;
  }

  #readAll(): Promise<readonly WireModule[]> {
    this.#all ??= handled(this.#client.readOwn(library, decodeModules));
    return this.#all;
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
      return (await this.find(variantId)) !== null;
    } catch {
      return true;
    }
  }
}

export function moduleIn(modules: readonly WireModule[], variantId: string): WireModule | null {
  return modules.find(({ variant_id }) => String(variant_id) === variantId) ?? null;
}
