/** How long the value of a field, or an object of a type, holds. */
export type KeepingTime = {
  /** Seconds. */
  readonly cacheFor: number;
};

/** What a mutation can have changed. */
export type Invalidation = {
  /** Names of object types. */
  readonly invalidates: readonly string[];
};

/**
 * For `extensions` of a type or a field: the most seconds for which a whole answer that reads it may be kept; 0 where it
 * holds for the moment only. What stands inside an object holds as long as the object, where nothing else is said of it.
 */
export function cacheFor(seconds: number): KeepingTime {
  return { cacheFor: seconds };
}

/**
 * For `extensions` of a mutation: the object types of which it can have changed something that anybody reads, be it a
 * field, a count, or which objects stand in a list. An answer that reads one of these types is kept no longer, whether it
 * held any object of it or none. None where it changes nothing that can be read.
 */
export function invalidates(...types: readonly string[]): Invalidation {
  return { invalidates: types };
}

/** Seconds; undefined where nothing is said. */
export function keepingTimeOf(extensions: object): number | undefined {
  return (extensions as Partial<KeepingTime>).cacheFor; // Nobody else puts a `cacheFor` there.
}

/** Undefined where nothing is said: for what is no mutation. */
export function invalidatedTypesOf(extensions: object): readonly string[] | undefined {
  return (extensions as Partial<Invalidation>).invalidates; // As above.
}
