// What types and fields say of themselves in their `extensions`, for `operation-cost.ts` to add up.

/** What one upstream call costs: as much as ten objects. */
export const CALL_COST = 10;

/** For `extensions` of a field that takes an upstream call for each object it stands on: `UserReference.user`. */
export const upstreamCall = { cost: CALL_COST } as const;

/**
 * For `extensions` of a field whose list comes whole with its parent: how many items it holds where people use the
 * service as they do. Some hold more; over a page of parents it evens out.
 */
export function listOf(size: number): { readonly listSize: number } {
  return { listSize: size };
}

/** A field's calls to a service that limits them. `shared` is one call that all such fields of a request have together. */
export type CallMark = {
  readonly calls: readonly { readonly service: string; readonly own: number; readonly shared: boolean }[];
};

/**
 * For `extensions` of a field that takes a call to a service whose calls are counted, for each object it stands on.
 * With `shared`, all such fields of a request share one: `only` that, or `also` beside their own.
 */
export function callTo(service: string, { shared }: { readonly shared?: 'only' | 'also' } = {}): CallMark {
  return { calls: [{ service, own: shared === 'only' ? 0 : 1, shared: shared !== undefined }] };
}

/** A field that asks several services, or those alone that an argument names. */
export type ChoiceMark = CallMark & { readonly chosenBy: string };

/**
 * For `extensions` of a field that takes calls to several services: by their ids, how many each, at most.
 *
 * @param chosenBy The argument that lists the services to ask; without it all are asked.
 */
export function callsTo(calls: Readonly<Record<string, number>>, chosenBy: string): ChoiceMark {
  return {
    calls: Object.entries(calls).map(([service, own]) => ({ service, own, shared: false })),
    chosenBy,
  };
}

/** For `extensions` of a type that is no connection, and still holds as much as its field's `first` says. */
export const page = { isPage: true } as const;
