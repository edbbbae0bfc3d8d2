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

/** The pauses between two requests, by how they come: in parts of the mean. */
const pauses = {
  /** As load generators send them: wrk2, vegeta, k6. */
  evenly: () => 1,
  /** As from people who know nothing of each other: exponentially distributed. */
  'at random': () => -Math.log(1 - Math.random()),
};

export type Arrivals = keyof typeof pauses;

/** Asks at a rate, whether answers have come or not. */
export async function openLoop(
  count: number,
  perSecond: number,
  arrivals: Arrivals,
  ask: (index: number) => Promise<unknown>,
): Promise<void> {
  const asked: Promise<unknown>[] = [];
  const pause = pauses[arrivals];
  let due = performance.now();
  while (asked.length < count) {
    due += (pause() / perSecond) * 1000;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    asked.push(ask(asked.length));
  }
  await Promise.all(asked);
}
