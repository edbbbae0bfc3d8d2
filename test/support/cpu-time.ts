/**
 * Milliseconds of CPU time that some work takes, at its best of several rounds: other processes and a garbage collection
 * don't count. The clock of the CPU ticks in steps of some ms, so each round repeats the work for at least 40 ms.
 */
export async function cpuTimeOf(work: () => unknown, rounds = 3): Promise<number> {
  await work();
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const start = threadCpuTime();
    let times = 0;
    let spent = 0;
    while (spent < 40) {
      await work();
      times += 1;
      spent = threadCpuTime() - start;
    }
    best = Math.min(best, spent / times);
  }
  return best;
}

/** Milliseconds of CPU time of one run, to some ms. */
export async function cpuTimeOfOne(work: () => unknown): Promise<number> {
  const start = threadCpuTime();
  await work();
  return threadCpuTime() - start;
}

function threadCpuTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
