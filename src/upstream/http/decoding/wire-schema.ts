/** A JSON schema, as far as `wire-type.ts` makes them. */
export interface WireSchema {
  readonly type?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, WireSchema>>;
  readonly patternProperties?: Readonly<Record<string, WireSchema>>;
  readonly items?: WireSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly const?: unknown;
  readonly allOf?: readonly WireSchema[];
  readonly anyOf?: readonly WireSchema[];
}

/** What a property may hold. */
export interface PropertySchema {
  readonly schema: WireSchema;
  readonly isOptional: boolean;
  /** The same without the null that stands for nothing. */
  readonly present: WireSchema;
  readonly isNullable: boolean;
}

/** Null where the schema does not describe the property: then it is not checked. */
export function propertySchema(object: WireSchema, name: string): PropertySchema | null {
  const parts = object.allOf ? [object, ...object.allOf] : [object];
  const described = parts.find(({ properties }) => properties && Object.hasOwn(properties, name));
  const schema = described?.properties?.[name];
  if (!schema) return null;
  const branches = schema.anyOf?.filter(({ type }) => type !== 'null');
  const isNullable =
    schema.type === 'null' || (branches !== undefined && branches.length < (schema.anyOf?.length ?? 0));
  const [only, ...others] = branches ?? [];
  const present =
    !isNullable || !branches ? schema : only && others.length === 0 ? only : { anyOf: branches };
  return { schema, isOptional: !parts.some(({ required }) => required?.includes(name)), present, isNullable };
}
