function ignore(): void {}

/**
 * The same promise, whose rejection is no stray one. For whatever is begun now and awaited later, or by several, or by
 * nobody since something else failed before: whoever does await it still gets the error. A stray one ends the process.
 */
export function handled<T>(promise: Promise<T>): Promise<T> {
  promise.then(undefined, ignore);
  return promise;
}
