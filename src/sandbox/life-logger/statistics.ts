import { ServerFault } from './server-fault.ts';
import type { EventJson, StatisticsJson } from './shapes.ts';

/**
 * Minutes (to a tenth) and shares (to a hundredth of a percent) by label, in the order the labels first come up.
 * Events that overlap count in full each, one that runs counts to `now` (milliseconds since the Unix epoch).
 */
export function statisticsOf(events: readonly EventJson[], now: number): StatisticsJson {
  const secondsByLabel = new Map<string, number>();
  for (const { label, started_at, ended_at } of events) {
    const end = ended_at === null ? now : Date.parse(ended_at);
    // A clock that stands before the event began counts nothing.
    const seconds = Math.max(0, end - Date.parse(started_at)) / 1000;
    secondsByLabel.set(label, (secondsByLabel.get(label) ?? 0) + seconds);
  }
  const entries = [...secondsByLabel];
  const total = entries.reduce((sum, [, seconds]) => sum + seconds, 0);
  // The service divides by it all the same.
  if (total === 0) throw new ServerFault();
  const percentage = (seconds: number): number => rounded((seconds / total) * 100, 2);
  return {
    percentages: Object.fromEntries(entries.map(([label, seconds]) => [label, percentage(seconds)])),
    minutes: Object.fromEntries(entries.map(([label, seconds]) => [label, rounded(seconds / 60, 1)])),
  };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
