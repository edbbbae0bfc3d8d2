export function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as Partial<PromiseLike<unknown>> | null | undefined)?.then === 'function';
}

/** For promises that nobody awaits any more: their rejections must not end the process. */
export function handleRejections(values: Iterable<unknown>): void {
  for (const value of values) {
    if (isPromiseLike(value)) value.then(undefined, () => {});
  }
}
