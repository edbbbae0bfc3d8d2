// What types and fields declare beside themselves and the server enforces: what they cost, which services they call, how
// long responses with them may be cached, what a mutation invalidates, and what is read of a service's JSON. `graphql/field-options-plugin.ts` makes each a
// typed option of the schema builder and stores them in the built schema, where the two readers below find them.

import type { CallEstimate } from './call-estimates.ts';
import type { ServiceFacts } from './service-facts.ts';

/** Of a field of an object type. */
export interface FieldPolicy {
  /** What the field and each object it returns cost, in place of what its type and its calls would. */
  readonly cost?: number;
  /**
   * The calls that the field makes on one parent object. Default: one for a connection and for an object of a root type,
   * none for any other field.
   */
  readonly calls?: CallEstimate;
  /**
   * The argument with the global ids of the objects that the field returns. Each costs the calls of its type's `loadedBy`,
   * and a list holds as many objects as there are ids.
   */
  readonly loads?: string;
  /**
   * How many items a list that comes whole with its parent usually holds. Some hold more; over a page of parents it evens
   * out. Default: 10.
   */
  readonly listSize?: number;
  /** How many items such a list can hold, for the calls below it. Default: `listSize`, but at least 100. */
  readonly maxListSize?: number;
  /** The argument with one entry for each object of the field's type, which is an `isPage`. */
  readonly entriesOf?: string;
  /**
   * Seconds for which a response that reads the field may be cached; 0 where it must not be. Default: as long as the object
   * that holds the field.
   */
  readonly cacheFor?: number;
  /**
   * The properties of its object that the field is resolved from, which are checked before it is: `created`, of a list
   * `tags.length`, of what a list holds `likes.user`. A field that exposes a property reads that one. Counts for types
   * with `wire`.
   */
  readonly reads?: readonly string[];
  /** Of a list of objects that only wrap others: the field that holds what is checked. `edges` wraps `node`. */
  readonly wraps?: string;
  /** Whether what the field returns has been checked by the field above it. */
  readonly isChecked?: boolean;
}

/** Of a field of the mutation type. */
export interface MutationPolicy extends Omit<FieldPolicy, 'cacheFor'> {
  /**
   * The object types of which the mutation can change something that can be read: a field, a count, or which objects a list
   * holds. No cached response that reads one of them is served again, whether it held such an object or not.
   */
  readonly invalidates: readonly string[];
}

/** Of an object type. */
export interface TypePolicy {
  /** Seconds for which a response that reads such an object may be cached; 0 where it must not be. */
  readonly cacheFor?: number;
  /** The calls that find one object of the type by its global id. */
  readonly loadedBy?: CallEstimate;
  /** Whether the type is no connection, and its lists still hold as many items as its field's `first` or `entriesOf` says. */
  readonly isPage?: boolean;
  /** What its objects look like as their service sends them. What a query reads of an object is checked by this. */
  readonly wire?: WireType;
}

export interface WireType {
  /** What such an object is called in an error. */
  readonly typename: string;
  readonly service: Pick<ServiceFacts, 'id' | 'name'>;
  /** What the service calls properties that have another name here, for errors. */
  readonly sentAs?: Readonly<Record<string, string>>;
  /** JSON schema of an object, as `wire-type.ts` makes it. */
  readonly schema: object;
}

/** A field or a type of the built schema. */
interface Declared {
  readonly extensions: Readonly<Record<string | symbol, unknown>>;
}

const KEY = 'quintet';
const NONE = {};

/** For `extensions` of a field or a type of the built schema. */
export function policyExtensions(
  policy: FieldPolicy | MutationPolicy | TypePolicy,
): Readonly<Record<string, unknown>> {
  return { [KEY]: policy };
}

export function fieldPolicyOf({ extensions }: Declared): FieldPolicy & Partial<MutationPolicy> {
  return extensions[KEY] ?? NONE; // Nothing but `policyExtensions` writes this key.
}

export function typePolicyOf({ extensions }: Declared): TypePolicy {
  return extensions[KEY] ?? NONE; // As above.
}
