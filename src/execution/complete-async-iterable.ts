import { type FieldNode, locatedError, responsePathAsArray } from 'graphql';
import { Pending } from './pending.ts';
import type { Path, Run } from './run.ts';

/** Reads a list to its end, one item after the other; items may complete later than they are read. */
export async function completeAsyncIterable(
  run: Run,
  iterable: AsyncIterable<unknown>,
  path: Path | undefined,
  fieldNodes: readonly FieldNode[],
  completeItem: (item: unknown, index: number) => unknown,
): Promise<unknown[]> {
  const items = iterable[Symbol.asyncIterator]();
  const completed: unknown[] = [];
  let isAtEnd = false;
  try {
    while (true) {
      const next = await readNext(items, fieldNodes, path);
      isAtEnd = next.done === true;
      if (isAtEnd || run.isOver) break;
      completed.push(toPromise(completeItem(next.value, completed.length)));
    }
    if (run.isOver) throw new Error('Aborted!');
  } catch (error) {
    if (!isAtEnd) void close(items);
    throw error;
  }
  return Promise.all(completed);
}

async function readNext(
  items: AsyncIterator<unknown>,
  fieldNodes: readonly FieldNode[],
  path: Path | undefined,
) {
  try {
    return await items.next();
  } catch (error) {
    throw locatedError(error, fieldNodes, responsePathAsArray(path));
  }
}

function toPromise(value: unknown): unknown {
  if (!(value instanceof Pending)) return value;
  const promise = value.toPromise();
  // It may fail while the next items are read. Who waits for all of them learns of it.
  promise.catch(() => {});
  return promise;
}

async function close(items: AsyncIterator<unknown>): Promise<void> {
  try {
    await items.return?.();
  } catch {
    // It is not needed any more, whatever it says.
  }
}
