import {
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  isAbstractType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { fieldPolicyOf, typePolicyOf } from '../../contract/field-policy.ts';
import { isIncluded } from '../../relay/selection.ts';
import type { ObjectReads, PropertyReads } from '../../upstream/http/decoding/wire-check.ts';
import { propertySchema, type WireSchema } from '../../upstream/http/decoding/wire-schema.ts';

/** The property that a field exposes; undefined for a field with a resolver. */
export function exposedProperty({
  extensions,
}: Pick<GraphQLField<unknown, unknown>, 'extensions'>): string | undefined {
  return extensions.pothosExposedField as string | undefined; // Where Pothos keeps it.
}

interface Collected {
  readonly reads: ObjectReads;
  /** Whether other variables could select other fields. */
  readonly hasConditions: boolean;
}

/** What a selection reads of an object of this type, as its service sends it. */
export function collectReads(
  type: GraphQLObjectType,
  schema: WireSchema,
  selectionSets: readonly SelectionSetNode[],
  info: GraphQLResolveInfo,
): Collected {
  const collector = new Collector(info);
  const object = new ReadObject(schema);
  for (const selectionSet of selectionSets) collector.collect(type, selectionSet, object);
  return { reads: object.toReads(), hasConditions: collector.hasConditions };
}

/** The properties that are read of an object, as far as they are found. */
class ReadObject {
  readonly #schema: WireSchema;
  readonly #properties = new Map<string, ReadProperty>();
  /** Fragments that have been collected: however often one is spread, it selects the same. */
  readonly fragments = new Set<string>();

  constructor(schema: WireSchema) {
    this.#schema = schema;
  }

  property(name: string, place: string, isRequired: boolean): ReadProperty {
    const known = this.#properties.get(name);
    if (known) {
      known.isRequired ||= isRequired;
      return known;
    }
    const property = new ReadProperty(place, isRequired);
    this.#properties.set(name, property);
    return property;
  }

  /** `created`, `likes.length`, `likes.user`. */
  path(path: string, place: string, isRequired: boolean): void {
    const [name = '', ...rest] = path.split('.');
    const property = this.property(name, place, isRequired);
    if (rest.length === 0) property.isWhole = true;
    else if (rest[0] !== 'length') {
      const { items, ...present } = propertySchema(this.#schema, name)?.present ?? {};
      property.inner(items ?? present).path(rest.join('.'), place, true);
    }
  }

  toReads(): ObjectReads {
    const properties = [...this.#properties].map(
      ([name, property]): PropertyReads => ({
        name,
        place: property.place,
        isRequired: property.isRequired,
        depth: property.depth(),
      }),
    );
    return { schema: this.#schema, properties };
  }
}

class ReadProperty {
  readonly place: string;
  isRequired: boolean;
  isWhole = false;
  #inner: ReadObject | undefined;

  constructor(place: string, isRequired: boolean) {
    this.place = place;
    this.isRequired = isRequired;
  }

  inner(schema: WireSchema): ReadObject {
    this.#inner ??= new ReadObject(schema);
    return this.#inner;
  }

  depth(): PropertyReads['depth'] {
    if (this.isWhole) return 'whole';
    return this.#inner?.toReads() ?? 'length';
  }
}

class Collector {
  hasConditions = false;
  readonly #info: GraphQLResolveInfo;

  constructor(info: GraphQLResolveInfo) {
    this.#info = info;
  }

  collect(type: GraphQLObjectType, { selections }: SelectionSetNode, object: ReadObject): void {
    for (const selection of selections) {
      if (selection.directives?.length) this.hasConditions = true;
      if (!isIncluded(selection, this.#info)) continue;
      if (selection.kind === Kind.FIELD) {
        this.#field(type, selection, object);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#spread(selection, object);
      if (fragment && this.#fits(fragment.typeCondition?.name.value, type))
        this.collect(type, fragment.selectionSet, object);
    }
  }

  #spread({ name: { value } }: FragmentSpreadNode, { fragments }: ReadObject): FragmentDefinitionNode | null {
    if (fragments.has(value)) return null;
    fragments.add(value);
    return this.#info.fragments[value] ?? null;
  }

  #fits(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const wanted = this.#info.schema.getType(condition);
    return isAbstractType(wanted) && this.#info.schema.isSubType(wanted, type);
  }

  #field(type: GraphQLObjectType, node: FieldNode, object: ReadObject): void {
    const field = type.getFields()[node.name.value];
    if (!field) return;
    const place = node.alias?.value ?? node.name.value;
    const isRequired = isNonNullType(field.type);
    for (const path of fieldPolicyOf(field).reads ?? []) object.path(path, place, isRequired);
    const exposed = exposedProperty(field);
    if (exposed === undefined) return;
    const inner = getNamedType(field.type);
    const wire = isObjectType(inner) ? typePolicyOf(inner).wire : undefined;
    if (!isObjectType(inner) || !wire || !node.selectionSet) object.path(exposed, place, isRequired);
    else {
      const property = object.property(exposed, place, isRequired);
      this.collect(inner, node.selectionSet, property.inner(wire.schema));
    }
  }
}
