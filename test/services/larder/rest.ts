import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';

export interface RestFolder {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly folders: readonly unknown[];
  readonly links: number;
}

export interface RestBookmark {
  readonly id: string;
  readonly folder: string;
}

/** Somebody else who works with the same account, straight at the service. */
export class OtherClient {
  readonly #sandbox: Pick<RunningSandbox, 'url' | 'credential'>;

  constructor(sandbox: Pick<RunningSandbox, 'url' | 'credential'>) {
    this.#sandbox = sandbox;
  }

  async folders(): Promise<readonly RestFolder[]> {
    const { results } = await this.#get<RestFolder>('folders/?limit=1000');
    return results;
  }

  /** All there are, folder after folder. */
  async bookmarks(): Promise<readonly RestBookmark[]> {
    const folders = (await this.folders()).filter(({ links }) => links > 0);
    const read = ({ id }: RestFolder) => this.#get<{ id: string }>(`folders/${id}/?limit=1000`);
    const pages = await Promise.all(folders.map(read));
    return pages.flatMap(({ results }, index) =>
      results.map(({ id }) => ({ id, folder: folders[index]?.id ?? '' })),
    );
  }

  async addFolder(name: string): Promise<string> {
    return (await this.#post('folders/add/', { name, parent: null })).id ?? '';
  }

  async deleteFolder(id: string): Promise<void> {
    await this.#post(`folders/${id}/delete/`, { empty_to: null });
  }

  async addBookmark(folder: string, url: string): Promise<string> {
    return (await this.#post('links/add/', { parent: folder, url, tags: [] })).id ?? '';
  }

  async deleteBookmark(id: string): Promise<void> {
    await this.#post(`links/${id}/delete/`, {});
  }

  async #get<Item>(path: string): Promise<{ readonly results: readonly Item[] }> {
    return (await this.#send(path, {})) as { results: Item[] };
  }

  async #post(path: string, json: object): Promise<{ readonly id?: string }> {
    const headers = { 'content-type': 'application/json' };
    return (await this.#send(path, { method: 'POST', headers, body: JSON.stringify(json) })) as {
      id?: string;
    };
  }

  async #send(path: string, init: { method?: string; headers?: object; body?: string }): Promise<unknown> {
    const { url, credential = '' } = this.#sandbox;
    const headers = { ...init.headers, authorization: credential };
    const response = await fetch(new URL(path, url), { ...init, headers });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.status === 204 ? {} : response.json();
  }
}
