/** Which years' Comics an instance runs: as its documents have it, or as it was rewritten since. */
export type Dialect = 'documented' | 'newer';

/** The dialect of one instance, as its answers show it: ids were texts once and are numbers since. */
export class InstanceDialect {
  #name: Dialect | null = null;

  /** Null until an answer has shown it. */
  get name(): Dialect | null {
    return this.#name;
  }

  /** Looks at an answer's body, a list or one object. */
  observe(body: unknown): void {
    const { objects } = fieldsOf(body);
    const { id } = fieldsOf(Array.isArray(objects) ? objects[0] : body);
    if (typeof id === 'number') this.#name = 'newer';
    else if (typeof id === 'string') this.#name = 'documented';
  }
}

function fieldsOf(value: unknown): { readonly objects?: unknown; readonly id?: unknown } {
  return typeof value === 'object' && value !== null ? value : {};
}
