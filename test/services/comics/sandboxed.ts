import type { DialectName } from '../../../src/sandbox/comics/dialect.ts';
import { sandbox as comicsSandbox } from '../../../src/sandbox/comics/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';

/** Instances old and new: whatever a test says of one must be true of the other. */
export const dialects: readonly DialectName[] = ['documented', 'newer'];

/** A gateway on a fresh Comics sandbox, signed in as its demo user unless a header says otherwise. */
export interface SandboxedGateway extends TestGateway {
  readonly sandbox: RunningSandbox;
}

export async function startSandboxed(
  dialect: DialectName,
  quirks: readonly string[] = [],
): Promise<SandboxedGateway> {
  const sandbox = await comicsSandbox.start({ directory: null, dialect, quirks });
  const { url, credential: demoCredential } = sandbox;
  const gateway = startGateway({ endpoints: { comics: { url, sandboxed: true, demoCredential } } });
  return {
    ...gateway,
    sandbox,
    async close() {
      await gateway.close();
      await sandbox.close();
    },
  };
}
