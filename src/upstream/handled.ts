function ignore(): void {}

/**
 * The same promise, whose rejection is never an unhandled one: the process would log and count that as a fault of its own.
 * For work that is begun now and awaited later, by several, or by nobody because something else failed first. Each `await`
 * of it still gets the error.
 */
export function handled<T>(promise: Promise<T>): Promise<T> {
  promise.then(undefined, ignore);
  return promise;
}
