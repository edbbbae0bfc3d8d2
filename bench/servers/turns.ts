import { onCommand } from './child.ts';

/** What the longest turn of the event loop took since `beginTurns`. */
export interface Turns {
  /** Milliseconds of CPU time of the thread that runs JavaScript. */
  readonly longest: number;
  /** The most memory that the process held, in bytes. */
  readonly rss: number;
}

/**
 * Measures turns of the event loop: a timer fires once in each turn that takes a millisecond or more, so what the thread
 * has used between two of its calls is one turn's work, or less than a millisecond of several. CPU time, unlike the delay
 * of a timer, does not count what the machine gives to others; what V8 collects on the thread counts, since it holds up
 * everybody, too. Where the clock of the CPU ticks in steps of 4 ms, so do the figures.
 */
export function measureTurns(): void {
  let longest = 0;
  let rss = 0;
  let timer: NodeJS.Timeout | undefined;
  let last = 0;
  const look = () => {
    const now = threadCpuTime();
    longest = Math.max(longest, now - last);
    last = now;
    rss = Math.max(rss, process.memoryUsage.rss());
  };
  onCommand('beginTurns', () => {
    longest = 0;
    rss = 0;
    last = threadCpuTime();
    timer ??= setInterval(look, 1);
  });
  onCommand('endTurns', (): Turns => {
    look();
    clearInterval(timer);
    timer = undefined;
    return { longest, rss };
  });
}

function threadCpuTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
