import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One request to a real server, and what it answered. */
export interface Exchange {
  readonly name: string;
  readonly request: {
    readonly method: string;
    /** With its query. */
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | null;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    /** The exact text; empty where there was none. */
    readonly body: string;
  };
}

/** `comics-old`: the exchanges of one server, in the order in which they ran. */
export function readRecording(name: 'comics-old' | 'comics-new' | 'life-logger'): readonly Exchange[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8'));
}

/** The exchange whose name begins so. */
export function exchangeNamed(recording: readonly Exchange[], name: string): Exchange {
  const found = recording.find((exchange) => exchange.name.startsWith(name));
  if (found === undefined) throw new Error(`No recorded exchange is called "${name}".`);
  return found;
}

/** The Comics servers that were recorded. */
export const comicsGenerations = ['comics-old', 'comics-new'] as const;
