import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { StaticContent } from '../http/static-content.ts';

/** The dashboard as it was built, ready to be sent. */
export interface Dashboard {
  /** By path: `/`, `/assets/index-Bx3k.js`. */
  readonly files: ReadonlyMap<string, DashboardFile>;
  readonly contentSecurityPolicy: string;
}

export interface DashboardFile {
  readonly contentType: string;
  /** Its bytes, as they are and compressed. */
  readonly content: StaticContent;
  readonly etag: string;
  /** Whether its name holds a hash of what is in it, so that it never changes. */
  readonly isImmutable: boolean;
}

export interface DashboardOptions {
  /** Where services keep pictures: `http://127.0.0.1:4101`. Those that come by HTTPS load from anywhere. */
  readonly pictureOrigins: readonly string[];
  /** Whether the page may lead to GraphiQL. */
  readonly graphiql: boolean;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Reads what `npm run build` made into a folder; undefined where it hasn't been built. */
export async function readDashboard(
  directory: string,
  options: DashboardOptions,
): Promise<Dashboard | undefined> {
  const names = await filesIn(directory);
  if (!names.includes('index.html')) return undefined;
  const files = await Promise.all(
    names.map(async (name): Promise<[string, DashboardFile]> => {
      if (name !== 'index.html') return [`/${name}`, await pack(name, await readFile(join(directory, name)))];
      const page = await readFile(join(directory, name), 'utf8');
      return ['/', await pack(name, Buffer.from(options.graphiql ? withGraphiql(page) : page))];
    }),
  );
  return {
    files: new Map(files),
    contentSecurityPolicy: contentSecurityPolicyFor(options.pictureOrigins),
  };
}

async function filesIn(directory: string): Promise<string[]> {
  try {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(directory.length + 1)
          .replaceAll('\\', '/'),
      );
  } catch (error) {
    // A folder that isn't there throws an error with this code, and nothing else does.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function pack(name: string, content: Buffer): Promise<DashboardFile> {
  return {
    contentType: CONTENT_TYPES[extname(name)] ?? 'application/octet-stream',
    content: await StaticContent.of(content),
    etag: `"${createHash('sha256').update(content).digest('base64url')}"`,
    isImmutable: name.startsWith('assets/'),
  };
}

/** The page shows the way to GraphiQL where this attribute stands. */
function withGraphiql(page: string): string {
  return page.replace('<html', '<html data-graphiql');
}

/** Lets the page run its own script, talk to this gateway, show the services' pictures, and nothing else. */
function contentSecurityPolicyFor(pictureOrigins: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    ["img-src 'self' data: https:", ...pictureOrigins].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
