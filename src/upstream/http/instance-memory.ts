/**
 * What a process has learned about one instance of a service, kept between requests: how many items it gives at once,
 * which dialect it speaks. Never anything of a viewer's.
 */
export class InstanceMemory {
  readonly #facts = new Map<unknown, unknown>();

  /** The one object of this class; made when it is first asked for. */
  of<Fact>(Type: new () => Fact): Fact {
    const known = this.#facts.get(Type) ?? new Type();
    this.#facts.set(Type, known);
    return known as Fact; // Kept under its own class.
  }
}
