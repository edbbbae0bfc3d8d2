/** What the URIs of one instance begin with, as its answers show it: `/api/v1/`, or below a path of its own. */
export class InstanceUris {
  #root: string | null = null;

  /** Null until an answer has shown it. */
  get root(): string | null {
    return this.#root;
  }

  /** Looks at an answer's body, a list or one object. */
  observe(body: unknown): void {
    const { objects } = fieldsOf(body);
    const { resource_uri: uri } = fieldsOf(Array.isArray(objects) ? objects[0] : body);
    const [, root] = (typeof uri === 'string' && /^(\/.*\/)[a-z]+\/\d+\/$/.exec(uri)) || [];
    if (root !== undefined) this.#root = root;
  }
}

function fieldsOf(value: unknown): { readonly objects?: unknown; readonly resource_uri?: unknown } {
  return typeof value === 'object' && value !== null ? value : {};
}
