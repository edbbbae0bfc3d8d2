/** A parameter as the service understood it, told back in every answer. */
export interface Parameter {
  readonly name: string;
  readonly value: unknown;
}

/** How the service says it understood a request. */
export interface Criteria {
  readonly method: string;
  readonly endpoint: string;
  readonly params: readonly (Parameter | Record<string, never>)[] | null;
}

export interface Envelope {
  readonly results: object;
  readonly meta: {
    readonly version?: 2;
    readonly criteria: Criteria;
    readonly success: boolean;
    readonly errors: string | null;
  };
}

/** Wraps what was asked for; null errors mean success. The projects' answers alone don't tell their version. */
export function envelope(
  results: object,
  criteria: Criteria,
  { errors = null, versioned = true }: { readonly errors?: string | null; readonly versioned?: boolean } = {},
): Envelope {
  return {
    results,
    meta: { ...(versioned ? { version: 2 } : {}), criteria, success: errors === null, errors },
  };
}

/** What ends a request without success; with status 200 where only the envelope says so. */
export class Refusal extends Error {
  readonly status: 200 | 400 | 401 | 403 | 404 | 422;

  constructor(status: Refusal['status'], message: string) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
  }
}

/** Names and values as a list of parameters. */
export function parametersOf(values: Readonly<Record<string, unknown>>): Parameter[] {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}
