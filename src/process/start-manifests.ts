import { fileURLToPath } from 'node:url';
import { NoSchemaIntrospectionCustomRule, specifiedRules } from 'graphql';
import type { Config } from '../config/config.ts';
import { schema } from '../schema.ts';
import type { Logger } from '../server/observe/logger.ts';
import { ManifestError } from '../server/persisted/manifest.ts';
import { loadManifests, type ManifestFiles } from '../server/persisted/manifests.ts';
import { StartError } from '../server/start-error.ts';

/** Written by `npm run codegen`. */
const OWN_MANIFEST = fileURLToPath(new URL('../../schema/persisted-operations.json', import.meta.url));

/**
 * Reads Quintet's own manifest and those that the configuration names.
 *
 * @throws StartError listing every fault.
 */
export async function startManifests(
  { persisted, introspection }: Pick<Config, 'persisted' | 'introspection'>,
  logger: Logger,
): Promise<ManifestFiles> {
  // What a manifest lists is not validated again, so that this is where introspection is refused.
  const rules = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  const files = [OWN_MANIFEST, ...persisted.manifestFiles];
  try {
    return await loadManifests({ files, testedFile: OWN_MANIFEST, check: { schema, rules }, logger });
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error;
    const faults = error.faults.map((fault) => `  ${fault}`).join('\n');
    throw new StartError(`The persisted operations can't be used:\n${faults}`);
  }
}
