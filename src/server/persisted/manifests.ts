import { readFile, stat } from 'node:fs/promises';
import type { DocumentNode } from 'graphql';
import type { Clock } from '../../upstream/clock.ts';
import type { Logger } from '../observe/logger.ts';
import { type ManifestCheck, ManifestError, type PersistedOperation, readManifest } from './manifest.ts';
import { hashOf } from './operation-id.ts';

/** The operations of all manifests. */
export interface Manifests {
  /** By its id, or by the hash of its text. Neither with the prefix `sha256:`. */
  find(id: string): PersistedOperation | undefined;
  findText(text: string): PersistedOperation | undefined;
  /** Other where any id stands for another text, or for none; the same in every process that has the same. */
  readonly version: string;
  /** Whether a parsed document is one of theirs: then it is valid. */
  has(document: DocumentNode): boolean;
}

/** Manifests that stand in files. */
export interface ManifestFiles extends Manifests {
  /**
   * Reads the files that have changed. One with a fault is refused whole: the operations it held before stay, and the
   * log says why.
   */
  refresh(): Promise<void>;
}

export interface ManifestOptions {
  /** Their paths. Of two operations with the same id, the file that comes later is at fault. */
  readonly files: readonly string[];
  /** That of them whose operations at the start a test has found valid: each is parsed when it is first asked for. */
  readonly testedFile?: string | undefined;
  readonly check: ManifestCheck;
  readonly logger: Logger;
}

/** Milliseconds between two looks at the files: a look, since a watch misses what Kubernetes and editors replace. */
const LOOK_EVERY_MS = 5000;

/** What makes a file another one, and what it holds. */
interface LoadedFile {
  readonly path: string;
  readonly stamp: string;
  readonly operations: readonly PersistedOperation[];
}

/** No manifest, hence no operation. */
export const NO_MANIFESTS: Manifests = indexOf([]);

/**
 * Reads the manifests.
 *
 * @throws ManifestError listing every fault of every file.
 */
export async function loadManifests({
  files,
  testedFile,
  check,
  logger,
}: ManifestOptions): Promise<ManifestFiles> {
  const faults: string[] = [];
  let loaded: LoadedFile[] = [];
  let index = NO_MANIFESTS;
  for (const path of files) {
    try {
      const checkOfFile = path === testedFile ? undefined : check;
      loaded.push(await loadFile(path, await stampOf(path), loaded, checkOfFile));
    } catch (error) {
      faults.push(...faultsOf(error).map((fault) => `${path}: ${fault}`));
    }
  }
  if (faults.length > 0) throw new ManifestError(faults);
  index = indexOf(loaded);
  /** The last stamp of each file that was refused, so that it is refused once. */
  const refused = new Map<string, string>();

  async function loadFile(
    path: string,
    stamp: string,
    others: readonly LoadedFile[],
    checkOfFile: ManifestCheck | undefined,
  ): Promise<LoadedFile> {
    const operations = await readManifest(await readFile(path, 'utf8'), checkOfFile, index.findText);
    const known = indexOf(others);
    const taken = operations.filter(({ id, text }) => (known.find(id)?.text ?? text) !== text);
    if (taken.length === 0) return { path, stamp, operations };
    throw new ManifestError(taken.map(({ id }) => `${id}: the id stands for another document elsewhere.`));
  }

  async function refreshFile(file: LoadedFile): Promise<LoadedFile> {
    const stamp = await stampOf(file.path);
    if (stamp === file.stamp || stamp === refused.get(file.path)) return file;
    try {
      const others = loaded.filter(({ path }) => path !== file.path);
      const changed = await loadFile(file.path, stamp, others, check);
      refused.delete(file.path);
      logger.info({ manifest: file.path, operations: changed.operations.length }, 'manifest loaded');
      return changed;
    } catch (error) {
      refused.set(file.path, stamp);
      const told = { manifest: file.path, faults: faultsOf(error) };
      logger.error(told, 'manifest refused: what it held before stays');
      return file;
    }
  }

  return {
    get version() {
      return index.version;
    },
    find: (id) => index.find(id),
    findText: (text) => index.findText(text),
    has: (document) => index.has(document),
    async refresh() {
      for (const file of [...loaded]) {
        const now = await refreshFile(file);
        loaded = loaded.map((before) => (before === file ? now : before));
      }
      index = indexOf(loaded);
    },
  };
}

/** Looks at the files every few seconds, until the returned function is called. */
export function watchManifests(manifests: ManifestFiles, clock: Clock): () => void {
  let cancel = clock.after(LOOK_EVERY_MS, look);
  let stopped = false;
  async function look() {
    await manifests.refresh();
    if (!stopped) cancel = clock.after(LOOK_EVERY_MS, look);
  }
  return () => {
    stopped = true;
    cancel();
  };
}

function indexOf(files: readonly Pick<LoadedFile, 'operations'>[]): Manifests {
  const byId = new Map<string, PersistedOperation>();
  const byText = new Map<string, PersistedOperation>();
  for (const operation of files.flatMap(({ operations }) => operations)) {
    const first = byText.get(operation.text) ?? operation;
    byText.set(operation.text, first);
    byId.set(operation.id, first).set(operation.hash, first);
  }
  const ids = [...byId].map(([id, { hash }]) => `${id} ${hash}`);
  return {
    version: hashOf(ids.toSorted().join('\n')),
    find: (id) => byId.get(id),
    findText: (text) => byText.get(text),
    // By its text, so that those that nobody has asked for need not be parsed to know them.
    has: (document) => byText.get(document.loc?.source.body ?? '')?.document === document,
  };
}

async function stampOf(path: string): Promise<string> {
  try {
    const { mtimeNs, ctimeNs, size, ino } = await stat(path, { bigint: true });
    return [mtimeNs, ctimeNs, size, ino].join(' ');
  } catch (error) {
    return faultsOf(error).join(' ');
  }
}

function faultsOf(error: unknown): readonly string[] {
  if (error instanceof ManifestError) return error.faults;
  const { code, name } = error as NodeJS.ErrnoException; // What node:fs throws.
  return [`It can't be read: ${code ?? name}.`];
}
