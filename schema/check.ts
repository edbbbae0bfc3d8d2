import { readContract } from './contract.ts';
import { judgeChanges } from './judge-changes.ts';

// `npm run schema:check` fails where a client of the last release would break and nobody has said so.
const { faults, surprises } = await judgeChanges(readContract());
for (const surprise of surprises) process.stdout.write(`Can surprise a client: ${surprise}\n`);
for (const fault of faults) process.stderr.write(`${fault}\n\n`);
if (faults.length > 0) process.exitCode = 1;
