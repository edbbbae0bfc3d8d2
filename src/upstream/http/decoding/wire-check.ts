import { DecodeError } from './decode-error.ts';
import { firstFault } from './first-fault.ts';
import { isJsonObject } from './json-object.ts';
import { validatorOf } from './validator.ts';
import { type PropertySchema, propertySchema, type WireSchema } from './wire-schema.ts';

/** What is read of an object that a service sent. */
export interface ObjectReads {
  readonly schema: WireSchema;
  readonly properties: readonly PropertyReads[];
}

/** What is read of one property. */
export interface PropertyReads {
  readonly name: string;
  /** What the response calls it. */
  readonly place: string;
  /** Whether the object is of no use without it. */
  readonly isRequired: boolean;
  /** All of it, no more than how many entries it has, or something of the object or of each entry that it holds. */
  readonly depth: 'whole' | 'length' | ObjectReads;
}

/** The first thing that is wrong with an object. Neither field holds a value of it. */
export interface WireFault {
  /** JSON pointer, from the object on. */
  readonly path: string;
  /** What is wrong there: `must be string`. */
  readonly problem: string;
}

/** What becomes of an object's faults that don't cost the object. */
export interface FaultHandler {
  /** The error that reading the property throws. */
  errorFor(fault: WireFault): Error;
  /** @param place where the response has the list that the entry is left out of, from the object on. */
  leaveOut(fault: WireFault, place: Place): void;
}

export type Place = readonly (string | number)[];
type Fix = (handler: FaultHandler) => void;

/**
 * Checks of objects what is read of them. Made once for each selection; nothing is compiled for it but the validators of the
 * schema's properties, each once.
 */
export class WireCheck {
  readonly #properties: readonly PropertyCheck[];

  constructor({ schema, properties }: ObjectReads) {
    this.#properties = properties.flatMap((reads) => {
      const found = propertySchema(schema, reads.name);
      return found ? [propertyCheck(reads, found)] : [];
    });
  }

  /**
   * Null for an object that can be used. A property that need not be there and can't be read throws from now on when it is
   * read; malformed entries are gone from their lists.
   */
  faultOf(value: object, handler: FaultHandler): WireFault | null {
    if (this.passes(value)) return null;
    const fixes: Fix[] = [];
    const fault = this.collect(value, [], fixes);
    if (!fault) for (const fix of fixes) fix(handler);
    return fault;
  }

  passes(value: object): boolean {
    try {
      for (const property of this.#properties) {
        if (!property.passes(Reflect.get(value, property.name))) return false;
      }
      return true;
    } catch {
      return false; // A property that is converted when it is read, or that an earlier check found malformed.
    }
  }

  /** Adds to `fixes` what must be done before the object can be used; returns what costs the object. */
  collect(value: object, place: Place, fixes: Fix[]): WireFault | null {
    for (const property of this.#properties) {
      const known = malformed.get(value)?.get(property.name);
      const fault = known ?? faultIn(property, value, place, fixes);
      if (fault && property.isRequired) return fault;
      if (!fault || known) continue;
      fixes.push((handler) => throwWhenRead(value, property.name, fault, handler.errorFor(fault)));
    }
    return null;
  }
}

/** A property that is converted when it is read can fail by that. */
function faultIn(property: PropertyCheck, value: object, place: Place, fixes: Fix[]): WireFault | null {
  try {
    return property.collect(value, Reflect.get(value, property.name), place, fixes);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return { path: `/${property.name}${error.path}`, problem: error.problem };
  }
}

interface PropertyCheck {
  readonly name: string;
  readonly isRequired: boolean;
  passes(value: unknown): boolean;
  collect(holder: object, value: unknown, place: Place, fixes: Fix[]): WireFault | null;
}

function propertyCheck(reads: PropertyReads, schema: PropertySchema): PropertyCheck {
  if (reads.depth === 'whole') return new ValueCheck(reads, schema);
  return reads.depth === 'length'
    ? new LengthCheck(reads, schema)
    : new InnerCheck(reads, schema, reads.depth);
}

class ValueCheck implements PropertyCheck {
  readonly name: string;
  readonly isRequired: boolean;
  protected readonly property: PropertySchema;
  #validator: ReturnType<typeof validatorOf> | undefined;
  protected readonly place: string;

  constructor({ name, isRequired, place }: PropertyReads, property: PropertySchema) {
    this.name = name;
    this.isRequired = isRequired;
    this.property = property;
    this.place = place;
  }

  passes(value: unknown): boolean {
    if (value === undefined) return this.property.isOptional;
    this.#validator ??= validatorOf(this.property.schema);
    return this.#validator.Check(value);
  }

  collect(holder: object, value: unknown, place: Place, fixes: Fix[]): WireFault | null {
    if (this.passes(value)) return null;
    const { items } = this.property.present;
    if (items === undefined || !Array.isArray(value)) return this.fault(value);
    return this.without(holder, value, place, fixes, (entry) =>
      validatorOf(items).Check(entry) ? null : firstFault(items, entry),
    );
  }

  protected fault(value: unknown): WireFault {
    const pointer = `/${this.name}`;
    if (value === undefined) return { path: pointer, problem: 'is missing' };
    const { path, problem } = firstFault(this.property.schema, value);
    return { path: `${pointer}${path}`, problem };
  }

  /** Leaves entries out of the list that the property holds. */
  protected without(
    holder: object,
    entries: readonly unknown[],
    place: Place,
    fixes: Fix[],
    faultOf: (entry: unknown, place: Place) => WireFault | null,
  ): null {
    const { name } = this;
    const at = [...place, this.place];
    const kept: unknown[] = [];
    for (const [index, entry] of entries.entries()) {
      const before = fixes.length;
      const fault = faultOf(entry, [...at, kept.length]);
      if (!fault) {
        kept.push(entry);
        continue;
      }
      fixes.length = before; // What was only to be mended is gone with its entry.
      const located = { path: `/${name}/${index}${fault.path}`, problem: fault.problem };
      fixes.push((handler) => handler.leaveOut(located, at));
    }
    if (kept.length < entries.length) {
      fullLengths.set(kept, lengthAsSent(entries));
      fixes.push(() => Object.defineProperty(holder, name, { value: kept, ...PLAIN }));
    }
    return null;
  }
}

class LengthCheck extends ValueCheck {
  override passes(value: unknown): boolean {
    return Array.isArray(value) || isAbsent(value, this.property);
  }

  override collect(_: object, value: unknown): WireFault | null {
    return this.passes(value) ? null : this.fault(value);
  }

  protected override fault(value: unknown): WireFault {
    const problem = value === undefined ? 'is missing' : 'must be array';
    return { path: `/${this.name}`, problem };
  }
}

class InnerCheck extends ValueCheck {
  readonly #inner: WireCheck;

  constructor(reads: PropertyReads, property: PropertySchema, inner: ObjectReads) {
    super(reads, property);
    this.#inner = new WireCheck(inner);
  }

  override passes(value: unknown): boolean {
    if (isAbsent(value, this.property)) return true;
    const { type } = this.property.present;
    if (type === 'array') return Array.isArray(value) && this.#entriesPass(value);
    if (isJsonObject(value)) return this.#inner.passes(value);
    return type !== 'object' && super.passes(value);
  }

  override collect(holder: object, value: unknown, place: Place, fixes: Fix[]): WireFault | null {
    if (this.passes(value)) return null;
    const { type } = this.property.present;
    if (type === 'array' && Array.isArray(value)) {
      return this.without(holder, value, place, fixes, (entry, at) =>
        isJsonObject(entry) ? this.#inner.collect(entry, at, fixes) : { path: '', problem: 'must be object' },
      );
    }
    if (type === 'array' || !isJsonObject(value)) return this.fault(value);
    const fault = this.#inner.collect(value, [...place, this.place], fixes);
    return fault && { path: `/${this.name}${fault.path}`, problem: fault.problem };
  }

  /** Not by `every`: it is called for each embedded list of each item. */
  #entriesPass(entries: readonly unknown[]): boolean {
    for (const entry of entries) if (!isJsonObject(entry) || !this.#inner.passes(entry)) return false;
    return true;
  }
}

function isAbsent(value: unknown, { isOptional, isNullable }: PropertySchema): boolean {
  return (value === undefined && isOptional) || (value === null && isNullable);
}

const PLAIN = { configurable: true, enumerable: true, writable: true };

/** What is known to be malformed of an object: whoever reads it gets an error. */
const malformed = new WeakMap<object, Map<string, WireFault>>();

function throwWhenRead(holder: object, name: string, fault: WireFault, error: Error): void {
  const faults = malformed.get(holder) ?? new Map<string, WireFault>();
  malformed.set(holder, faults.set(name, fault));
  Object.defineProperty(holder, name, {
    configurable: true,
    enumerable: true,
    get() {
      throw error;
    },
  });
}

const fullLengths = new WeakMap<readonly unknown[], number>();

/** How many entries a list had before malformed ones were left out. */
export function lengthAsSent(entries: readonly unknown[]): number {
  return fullLengths.get(entries) ?? entries.length;
}
