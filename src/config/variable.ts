import type { ReadValue } from './values.ts';

/** One environment variable. */
export interface ConfigVariable {
  /** `MAX_DEPTH` */
  readonly name: string;
  /** Its default as people read it; empty where there is none. */
  readonly default: string;
  readonly description: string;
}

/** A variable that can be read. */
export interface Variable<Value> extends ConfigVariable {
  readonly read: ReadValue<Value>;
}

export function variable<Value>(
  name: string,
  fallback: string,
  description: string,
  read: ReadValue<Value>,
): Variable<Value> {
  return { name, default: fallback, description, read };
}
