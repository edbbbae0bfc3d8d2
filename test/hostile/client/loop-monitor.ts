// Loaded into the attacked process with `--import`: how long its main thread was busy at a stretch. Measured in CPU time,
// since a busy machine lets everybody wait.

let busiest = 0;
let last = cpuMs();

setInterval(() => {
  const now = cpuMs();
  busiest = Math.max(busiest, now - last);
  last = now;
}, 1).unref();

process.on('message', () => {
  process.send?.({ busiestMs: Math.round(busiest), memory: process.memoryUsage().rss });
  busiest = 0;
});
process.channel?.unref();

function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
