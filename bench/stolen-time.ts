import { existsSync, readFileSync } from 'node:fs';

const STAT = '/proc/stat';

/** The time that the host of a virtual machine gave to others while this one wanted it, so far: in ticks, by Linux; else 0. */
export function stolenTime(): number {
  if (!existsSync(STAT)) return 0;
  // `cpu`, then user, nice, system, idle, iowait, irq, softirq, steal (proc_stat(5)).
  const [all = ''] = readFileSync(STAT, 'utf8').split('\n');
  return Number(all.split(/ +/)[8] ?? 0);
}
