import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { specifiedRules } from 'graphql';
import { onTestFinished } from 'vitest';
import { createLogger, type Logger } from '../../../src/server/observe/logger.ts';
import type { ManifestCheck } from '../../../src/server/persisted/manifest.ts';
import { loadManifests, type ManifestFiles } from '../../../src/server/persisted/manifests.ts';
import { hashOf } from '../../../src/server/persisted/operation-id.ts';
import { smallSchema } from '../small-gateway.ts';

export const check: ManifestCheck = { schema: smallSchema, rules: specifiedRules };

/** A manifest as graphql-codegen's client preset writes it. */
export function manifestOf(...texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(texts.map((text) => [`sha256:${hashOf(text)}`, text]));
}

/** Makes a folder that is deleted after the test, and gives what writes a file in it and tells its path. */
export async function manifestFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'quintet-manifests-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return async (name: string, content: unknown): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
}

export function load(
  files: readonly string[],
  logger: Logger = createLogger('silent'),
): Promise<ManifestFiles> {
  return loadManifests({ files, check, logger });
}

/** A manifest of one file with these documents. */
export async function manifestsOf(...texts: readonly string[]): Promise<ManifestFiles> {
  const write = await manifestFolder();
  return load([await write('manifest.json', manifestOf(...texts))]);
}
