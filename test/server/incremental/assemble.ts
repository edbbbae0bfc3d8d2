type Key = string | number;
type Json = Record<Key, unknown>;

interface Part {
  readonly data?: unknown;
  readonly errors?: readonly unknown[];
  readonly pending?: readonly { readonly id: string; readonly path: readonly Key[] }[];
  readonly incremental?: readonly {
    readonly path?: readonly Key[];
    readonly id?: string;
    readonly subPath?: readonly Key[];
    readonly data?: Json | null;
    readonly items?: readonly unknown[];
    readonly errors?: readonly unknown[];
  }[];
  readonly completed?: readonly { readonly id: string; readonly errors?: readonly unknown[] }[];
}

/** What a client holds when it has read all parts of either format: written from the drafts, and from nothing of the gateway. */
export function assemble(parts: readonly unknown[]): { data: unknown; errors?: unknown[] } {
  const [first, ...others] = parts as Part[];
  const root = { data: first?.data };
  const errors = [...(first?.errors ?? [])];
  const pending = new Map((first?.pending ?? []).map(({ id, path }) => [id, path]));
  for (const part of others) {
    for (const { id, path } of part.pending ?? []) pending.set(id, path);
    for (const { path, id = '', subPath = [], data, items, errors: found = [] } of part.incremental ?? []) {
      errors.push(...found);
      const at = ['data', ...(path ?? pending.get(id) ?? []), ...subPath];
      if (items) {
        const list = path ? at.slice(0, -1) : at;
        const target = valueAt(root, list) as unknown[];
        // A part of the older format says where its items begin: right after the others.
        if (path && path.at(-1) !== target.length) throw new Error(`A gap before ${path.join('.')}`);
        target.push(...items);
      } else if (data) merge(valueAt(root, at) as Json, data);
    }
    for (const { errors: found = [] } of part.completed ?? []) errors.push(...found);
  }
  return { data: root.data, ...(errors.length > 0 && { errors }) };
}

function valueAt(value: unknown, path: readonly Key[]): unknown {
  return path.reduce((inner, key) => (inner as Json)[key], value);
}

function merge(target: Json, source: Json): void {
  for (const [key, value] of Object.entries(source)) {
    const there = target[key];
    if (typeof there === 'object' && there !== null && typeof value === 'object' && value !== null)
      merge(there as Json, value as Json);
    else target[key] = value;
  }
}
