/** Asks so often, so many at once: the next request goes when an answer has come. */
export async function closedLoop(
  count: number,
  concurrency: number,
  ask: (index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      await ask(index);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}

/**
 * Asks at a rate, whether answers have come or not, as people do who know nothing of each other: the pauses between two
 * requests are random (exponentially distributed).
 */
export async function openLoop(
  count: number,
  perSecond: number,
  ask: (index: number) => Promise<unknown>,
): Promise<void> {
  const asked: Promise<unknown>[] = [];
  let due = performance.now();
  while (asked.length < count) {
    due += (-Math.log(1 - Math.random()) / perSecond) * 1000;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    asked.push(ask(asked.length));
  }
  await Promise.all(asked);
}
