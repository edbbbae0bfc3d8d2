import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';

const README = new URL('README.md', import.meta.url);
/** Processes that wanted a core, on average, in the minute before this run. */
const [loadBefore = 0] = loadavg();

export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const ruler = head.map((_, column) => (column === 0 ? '---' : '--:'));
  return [head, ruler, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Prints what was measured, and keeps it in README.md in the place of the last time. */
export function keep(name: string, text: string): void {
  const report = `${text}\n\n${circumstances()}`;
  process.stdout.write(`${report}\n`);
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const readme = readFileSync(README, 'utf8');
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md has no place for ${name}: ${begin} … ${end}`);
  writeFileSync(README, `${readme.slice(0, from)}${begin}\n${report}\n${readme.slice(to)}`);
}

/** What figures can't be read without. */
function circumstances(): string {
  const cores = cpus();
  const date = new Date().toISOString().slice(0, 10);
  return `*${date}, Node ${process.version}, ${cores.length} × ${cores[0]?.model.trim()}; load average before: ${loadBefore.toFixed(1)}.*`;
}

/** Bytes in megabytes, as people read them. */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
