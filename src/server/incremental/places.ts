import type { Payload } from './payloads.ts';

type Path = readonly (string | number)[];

/** Some data of a part, and where it stands in the whole answer. */
interface Piece {
  readonly at: Path;
  readonly data: unknown;
}

/** Finds out where the data of each part belong. It must see all parts of one answer, in order. */
export class Places {
  /** By id: where it is, and of a list, how many items of it are sent. */
  readonly #pending = new Map<string, { readonly path: Path; length?: number | undefined }>();

  piecesOf({ data, pending = [], incremental = [] }: Payload): readonly Piece[] {
    const pieces: Piece[] = [];
    if (data !== undefined) pieces.push({ at: [], data });
    for (const { id, path } of pending) this.#pending.set(id, { path });
    for (const { id = '', path, subPath = [], data, items } of incremental) {
      const announced = this.#pending.get(id);
      const at = path ?? [...(announced?.path ?? []), ...subPath];
      if (items) {
        const [list, first] = path ? splitIndex(path) : [at, announced?.length ?? lengthIn(pieces, at)];
        for (const [index, data] of items.entries()) pieces.push({ at: [...list, first + index], data });
        if (announced) announced.length = first + items.length;
      } else pieces.push({ at, data });
    }
    // The part that announces a list holds its first items: later ones don't say how many those were.
    for (const { id, path } of pending) {
      const announced = this.#pending.get(id);
      if (announced) announced.length ??= lengthIn(pieces, path);
    }
    return pieces;
  }
}

function splitIndex(path: Path): [Path, number] {
  return [path.slice(0, -1), Number(path.at(-1))];
}

function lengthIn(pieces: readonly Piece[], path: Path): number {
  for (const { at, data } of pieces) {
    if (!isBelow(path, at)) continue;
    const list = path.slice(at.length).reduce(valueAt, data);
    if (Array.isArray(list)) return list.length;
  }
  return 0;
}

/** Whether a place is another one, or inside it. */
export function isBelow(path: Path, above: Path): boolean {
  return above.every((key, index) => path[index] === key);
}

/** What stands in an answer under a key; undefined where there is nothing. */
export function valueAt(value: unknown, key: string | number): unknown {
  return isObject(value) ? value[key] : undefined;
}

export function isObject(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}
