import type { CursorField } from './cursor-envelope.ts';

/** A field is missing, or not of the type that its place demands. */
export class MalformedCursor extends Error {}

/** Reads the fields of a cursor one after the other. Each method throws `MalformedCursor` where the next is none of its kind. */
export class FieldReader {
  readonly #fields: readonly CursorField[];
  #at = 0;

  constructor(fields: readonly CursorField[]) {
    this.#fields = fields;
  }

  text(): string {
    const field = this.#next();
    if (typeof field === 'string') return field;
    throw new MalformedCursor();
  }

  number(): number {
    const field = this.#next();
    if (typeof field === 'number') return field;
    throw new MalformedCursor();
  }

  /** A whole number from 0 to `most`. */
  count(most: number): number {
    const count = this.number();
    if (Number.isInteger(count) && count >= 0 && count <= most) return count;
    throw new MalformedCursor();
  }

  numberOrNull(): number | null {
    return this.isNull() ? null : this.number();
  }

  scalar(): string | number {
    const field = this.#next();
    if (field === null) throw new MalformedCursor();
    return field;
  }

  /** Takes the next field where it is null. */
  isNull(): boolean {
    const isNull = this.#fields[this.#at] === null;
    if (isNull) this.#at += 1;
    return isNull;
  }

  texts(count: number): readonly string[] {
    return Array.from({ length: count }, () => this.text());
  }

  end(): void {
    if (this.#at < this.#fields.length) throw new MalformedCursor();
  }

  #next(): CursorField {
    const field = this.#fields[this.#at];
    if (field === undefined) throw new MalformedCursor();
    this.#at += 1;
    return field;
  }
}
