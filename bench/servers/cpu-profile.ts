import { writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Microseconds between two looks at what runs. */
const SAMPLING_INTERVAL = 200;

/** Begins a CPU profile of this process. What it returns ends that, and gives the path of the file it is kept in. */
export async function startProfile(): Promise<() => Promise<string>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: SAMPLING_INTERVAL });
  await session.post('Profiler.start');
  return async () => {
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    const file = join(tmpdir(), `quintet-${process.pid}.cpuprofile`);
    await writeFile(file, JSON.stringify(profile));
    return file;
  };
}
