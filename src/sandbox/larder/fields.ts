import { ApiError } from '../api-error.ts';
import { fieldOf, notADictionary, type ParsedBody, pythonTypeOf } from '../request-body.ts';

/** Why a field is refused; null names the body as a whole. */
export interface Fault {
  readonly field: string | null;
  readonly message: string;
}

/** The fields that a body sends. What can't be taken is noted, and told all at once by `refuse`. */
export interface Fields {
  sends(name: string): boolean;
  /** Undefined where it isn't sent or is at fault, null where it is null or blank. */
  text(name: string, maxLength?: number): string | null | undefined;
  /** Whether it is sent as null, for which a form has an empty text. */
  isNull(name: string): boolean;
  /** Undefined where it isn't sent or is at fault. */
  list(name: string): readonly string[] | undefined;
  /** Whether the body is a form, in which an empty list can only be left out. */
  readonly isForm: boolean;
  fault(field: string | null, message: string): void;
  /** Throws 400 where something was noted; `shape` is the form that the operation's errors have. */
  refuse(shape: (faults: readonly Fault[]) => object): void;
}

export function readFields(body: ParsedBody): Fields {
  const faults: Fault[] = [];
  const fault: Fields['fault'] = (field, message) => {
    faults.push({ field, message });
  };
  const valueNamed = (name: string): unknown =>
    body.kind === 'form' ? formValues(body, name).at(-1) : fieldOf(body.value, name);
  const isDictionary = body.kind === 'form' || isObject(body.value);
  if (!isDictionary) fault(null, notADictionary(body.value));
  return {
    isForm: body.kind === 'form',
    fault,
    // Of a body that is no dictionary it is enough to say so.
    sends: (name) => !isDictionary || valueNamed(name) !== undefined,
    text(name, maxLength = Number.POSITIVE_INFINITY) {
      const value = valueNamed(name);
      if (value === undefined || value === null) return value;
      if (typeof value !== 'string' && typeof value !== 'number') {
        fault(name, 'Not a valid string.');
        return undefined;
      }
      const text = String(value).trim();
      // Characters as Python counts them, by code points.
      if (text.length > maxLength && [...text].length > maxLength) {
        fault(name, `Ensure this field has no more than ${maxLength} characters.`);
      }
      return text === '' ? null : text;
    },
    isNull: (name) => valueNamed(name) === (body.kind === 'form' ? '' : null),
    list(name) {
      const value = body.kind === 'form' ? formList(formValues(body, name)) : fieldOf(body.value, name);
      if (value === undefined) return undefined;
      if (!Array.isArray(value)) {
        fault(name, `Expected a list of items but got type "${pythonTypeOf(value)}".`);
        return undefined;
      }
      if (!value.every((item) => typeof item === 'string' || typeof item === 'number')) {
        fault(name, 'Not a valid string.');
        return undefined;
      }
      return value.map((item) => String(item).trim());
    },
    refuse(shape) {
      if (faults.length > 0) throw new ApiError(400, shape(faults));
    },
  };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function formValues({ entries }: Extract<ParsedBody, { kind: 'form' }>, name: string): unknown[] {
  return entries.filter(([key]) => key === name).map(([, value]) => value);
}

// A form has no empty list: one empty value stands for it, and so does the `[]` that command line tools send.
function formList(values: readonly unknown[]): readonly unknown[] | undefined {
  if (values.length === 0) return undefined;
  return values.length === 1 && (values[0] === '' || values[0] === '[]') ? [] : values;
}
