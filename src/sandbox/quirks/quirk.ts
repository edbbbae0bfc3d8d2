import type { ListFormat } from './list-format.ts';

/** Answers one request, as the service itself or with a quirk around it. */
export type Handler = (request: Request) => Response | Promise<Response>;

/** What a quirk can use of the sandbox that it is switched on at. */
export interface QuirkedSandbox {
  readonly lists: ListFormat;
  /** The response to a request beyond the service's rate limit. */
  tooManyRequests(): Response;
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Resolves after so many milliseconds. */
  wait(milliseconds: number): Promise<void>;
}

/** Something that real servers do and the documents don't say, off unless it is switched on. */
export interface Quirk {
  /** One line for `--help`. `{value}` stands for the value. */
  readonly description: string;
  /** What may stand behind `=`; a quirk without it takes no value. */
  readonly value?: { readonly default: string; readonly pattern: RegExp };
  /** Wraps the sandbox's handler. A quirk that changes data or order instead has none. */
  wrap?(next: Handler, value: string, sandbox: QuirkedSandbox): Handler;
}

/** By name. */
export type Quirks = Readonly<Record<string, Quirk>>;

export const POSITIVE = /^[1-9]\d{0,6}$/;
