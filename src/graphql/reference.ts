import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../contract/context.ts';
import { selectedFields } from '../relay/selection.ts';

/** An object as far as another object's response holds it: its key, and perhaps more. What is undefined is not known. */
type Known<Whole, Key extends keyof Whole> = Pick<Whole, Key> & Partial<Whole>;

interface ReferenceOptions<Whole, Key extends keyof Whole> {
  /**
   * The fields that need no whole object, and the properties that each is resolved from. A field costs nothing where the
   * reference holds its properties; one that is not named here needs the whole object.
   */
  readonly fields: Readonly<Record<string, readonly (keyof Whole)[]>>;
  load(known: Pick<Whole, Key>, context: Context): Whole | null | Promise<Whole | null>;
}

/** What a test needs to know of a reference. */
interface DeclaredReference {
  readonly typename: string;
  readonly fields: Readonly<Record<string, readonly PropertyKey[]>>;
}

const declared: DeclaredReference[] = [];

/** All references of the schema, as far as it is loaded. */
export function declaredReferences(): readonly DeclaredReference[] {
  return declared;
}

/**
 * Makes the resolver of references to a type: it returns what is known where that is enough for the fields that are
 * selected, and loads the object where it is not.
 *
 * @example
 * const userReference = reference(User, {
 *   fields: { id: ['username'], username: ['username'], logs: ['username'] },
 *   load: ({ username }, { dataSources }) => dataSources.littlelogs.users.byName(username),
 * });
 * // In a field of type `User`: resolve: ({ user }, _, context, info) => userReference({ username: user }, context, info)
 */
export function reference<Whole extends object, Key extends keyof Whole>(
  type: { readonly name: string; readonly $inferType: Whole },
  { fields, load }: ReferenceOptions<Whole, Key>,
) {
  declared.push({ typename: type.name, fields });
  const propertiesOf = new Map(Object.entries(fields));
  return (
    known: Known<Whole, Key>,
    context: Context,
    info: GraphQLResolveInfo,
  ): Whole | null | Promise<Whole | null> => {
    for (const field of selectedFields(info)) {
      if (field === '__typename') continue;
      const properties = propertiesOf.get(field);
      if (!properties?.every((property) => isKnown(known, property))) return load(known, context);
    }
    return known as Whole; // Nothing else of it is selected, which a test proves of each field.
  };
}

/** What was found malformed is known: asking for it again would bring the same. */
function isKnown<Whole>(known: Partial<Whole>, property: keyof Whole): boolean {
  try {
    return known[property] !== undefined;
  } catch {
    return true;
  }
}
