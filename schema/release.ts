import { readContract, writeRelease } from './contract.ts';

// `npm run schema:release` moves what clients may rely on to the schema of now, and says what to tell them.
const contract = readContract();
writeRelease(contract);
process.stdout.write(`schema/released.graphql is of ${contract.version} now.\n`);
for (const { change, reason } of contract.declared) process.stdout.write(`It breaks: ${change}. ${reason}\n`);
