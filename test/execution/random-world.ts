import {
  buildSchema,
  GraphQLError,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  responsePathAsArray,
} from 'graphql';
import { Settler } from './both-executors.ts';

const objectFields = /* GraphQL */ `
  str: String, strR: String, strN: String!, strRN: String!
  int: Int, intR: Int, intN: Int!
  float: Float, floatRN: Float!
  bool: Boolean, boolRN: Boolean!
  id: ID, idRN: ID!
  colour: Colour, colourRN: Colour!
  custom: Custom, customR: Custom, customN: Custom!
  strs: [String], strsR: [String!], strsN: [String!]!
  gridR: [[Int!]], grid: [[Int]!]!, customs: [Custom!]
  objR: B, obj: C, objN: A!, objRN: C!
  objs: [A!], objsR: [B]!, objsRN: [A!]!, objGridR: [[B!]!]
  named: Named, namedR: Named, namedRN: Named!, namedsR: [Named!], nameds: [Named]
  thing: Thing, thingR: Thing!, thingsR: [Thing!]!, things: [Thing]
  argued(int: Int = 3, str: String!, colour: Colour, input: Input, list: [Int!]): String
  arguedR(int: Int! = 3, str: String, colour: Colour = RED, input: Input, list: [Int!], custom: Custom): String!
`;

const typeDefs = /* GraphQL */ `
  scalar Custom
  enum Colour { RED GREEN }
  input Input { int: Int! str: String = "deep" inner: [Input!] }
  interface Named { ${objectFields} }
  union Thing = A | B | C
  type A implements Named { ${objectFields} }
  type B implements Named { ${objectFields} }
  type C { ${objectFields} }
  type Query { ${objectFields} }
  type Mutation { ${objectFields} }
`;

/** A number below a limit, the same for the same place in the answer. */
type Choose = (place: string, below: number) => number;

/** What one execution is surrounded by: how its values behave, and what was asked of them. */
export class World {
  readonly calls: unknown[] = [];
  readonly settler = new Settler();
  readonly choose: Choose;
  /** Whether promises wait for the settler, or are settled as they come. */
  readonly isStepwise: boolean;

  constructor(choose: Choose, isStepwise: boolean) {
    this.choose = choose;
    this.isStepwise = isStepwise;
  }

  root(): object {
    return new Source(this, 'root', 'Query');
  }

  promise<T>(settle: () => T): PromiseLike<T> {
    return this.isStepwise ? this.settler.later(settle) : new Promise((resolve) => resolve(settle()));
  }

  /** A value for a field or an item: mostly a right one, else any that a resolver can come to. */
  value(place: string, type: GraphQLOutputType): unknown {
    const behaviour = this.choose(`${place} behaviour`, 120);
    const right = () => this.#rightValue(place, type);
    switch (behaviour) {
      case 0:
        return null;
      case 1:
        return undefined;
      case 2:
        return new Error(`Returned at ${place}.`);
      case 3:
        throw new Error(`Thrown at ${place}.`);
      case 4:
        throw new GraphQLError(`Refused at ${place}.`, { extensions: { code: 'REFUSED' } });
      case 5:
        throw { reason: place };
      case 6:
        return this.#wrongValue(place);
      case 7:
        return this.promise(() => {
          throw new Error(`Rejected at ${place}.`);
        });
      case 8:
        return this.promise(() => null);
      case 9:
        return this.promise(() => new Error(`Resolved to at ${place}.`));
      case 10:
        return thenable(this.promise(right));
      default:
        return behaviour < 50 ? this.promise(right) : right();
    }
  }

  #rightValue(place: string, type: GraphQLOutputType): unknown {
    if (isNonNullType(type)) return this.#rightValue(place, type.ofType);
    if (isListType(type)) return this.#list(place, type.ofType);
    if (isEnumType(type)) return 'GREEN';
    if (isScalarType(type)) return scalarValues[type.name] ?? this.#customValue(place);
    if (isObjectType(type)) return new Source(this, place, type.name);
    return new Source(this, place, ['A', 'B', 'C'][this.choose(`${place} type`, 3)] ?? 'A');
  }

  /** For the scalar that makes any of these into something else, or will. */
  #customValue(place: string): unknown {
    const nothingLater = new Coerced(() => this.promise(() => null));
    const failingLater = new Coerced(() =>
      this.promise(() => {
        throw new Error('Custom fails later.');
      }),
    );
    const values = [nothingLater, failingLater, new Date(0), { custom: place }, ['custom'], 'custom'];
    return values[this.choose(`${place} custom`, values.length)];
  }

  #list(place: string, itemType: GraphQLOutputType): unknown {
    const count = this.choose(`${place} length`, 4);
    const items = Array.from(
      { length: count },
      (_, index) => () => this.value(`${place}.${index}`, itemType),
    );
    switch (this.choose(`${place} list`, 8)) {
      case 0:
        return new Set(items.map((item) => tried(item)));
      case 1:
        return (function* generate() {
          for (const item of items) yield item();
        })();
      case 2:
        return this.#readSlowly(items);
      default:
        return items.map(tried);
    }
  }

  async *#readSlowly(items: readonly (() => unknown)[]): AsyncGenerator<unknown> {
    for (const item of items) {
      yield await this.promise(item);
    }
  }

  #wrongValue(place: string): unknown {
    const wrong: unknown[] = [
      {},
      [],
      'text',
      1.5,
      Number.NaN,
      2 ** 40,
      true,
      -0,
      '12',
      7n,
      new Date(0),
      new Five(),
    ];
    return wrong[this.choose(`${place} wrong`, wrong.length)];
  }
}

/** What the scalar makes a promise of when it is asked for it. */
class Coerced {
  readonly coerce: () => PromiseLike<unknown>;

  constructor(coerce: () => PromiseLike<unknown>) {
    this.coerce = coerce;
  }
}

class Five {
  valueOf(): number {
    return 5;
  }
}

const scalarValues: Readonly<Record<string, unknown>> = {
  String: 'text',
  Int: 42,
  Float: 1.5,
  Boolean: false,
  ID: 'abc',
};

function tried(item: () => unknown): unknown {
  try {
    return item();
  } catch (error) {
    return error instanceof Error ? error : new Error('No error was thrown.');
  }
}

function thenable<T>(promise: PromiseLike<T>): PromiseLike<T> {
  // biome-ignore lint/suspicious/noThenProperty: what a library's own promises look like.
  return { then: (...callbacks) => promise.then(...callbacks) };
}

/** An object of the schema, whose properties behave as its world chooses. */
class Source {
  readonly world: World;
  readonly place: string;
  readonly typeName: string;

  constructor(world: World, place: string, typeName: string) {
    this.world = world;
    this.place = place;
    this.typeName = typeName;
  }

  get __typename(): unknown {
    return this.world.choose(`${this.place} typename`, 3) === 0 ? undefined : this.typeName;
  }
}

/**
 * The schema whose fields behave as their world chooses: those with an R in their names have resolvers.
 *
 * @param hasNonNull Whether those with an N in their names, and some lists' items, are non-null; else nothing is.
 */
export function createRandomSchema(hasNonNull: boolean): GraphQLSchema {
  const schema = buildSchema(hasNonNull ? typeDefs : typeDefs.replaceAll('!', ''));
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (/R/.test(field.name)) field.resolve = resolver;
      else defineProperty(field.name, field.type);
    }
  }
  const [a, c, named, custom] = ['A', 'C', 'Named', 'Custom'].map((name) => schema.getType(name));
  if (!isObjectType(a) || !isObjectType(c) || !isAbstractType(named) || !isScalarType(custom))
    throw new Error();
  a.isTypeOf = (source: unknown, world: World) => isOfType('A', source, world);
  c.isTypeOf = (source: unknown, world: World) => isOfType('C', source, world);
  named.resolveType = resolveType as NonNullable<typeof named.resolveType>;
  custom.coerceOutputValue = coerceCustom;
  return schema;
}

const resolver = (_: unknown, args: object, world: World, info: GraphQLResolveInfo) => {
  const place = responsePathAsArray(info.path).join('.');
  world.calls.push(describeCall(place, args, info));
  return world.value(place, info.returnType);
};

function describeCall(place: string, args: object, info: GraphQLResolveInfo): unknown {
  const { fieldName, fieldNodes, parentType, returnType, path, variableValues } = info;
  return {
    place,
    args: JSON.stringify(args),
    hasPrototype: Object.getPrototypeOf(args) !== null,
    fieldName,
    nodes: fieldNodes.map(({ loc }) => loc?.start),
    types: [parentType.name, String(returnType), path.typename],
    variables: JSON.stringify(variableValues.coerced),
    keys: Object.keys(info),
  };
}

function defineProperty(name: string, type: GraphQLOutputType): void {
  if (Object.hasOwn(Source.prototype, name)) return;
  Object.defineProperty(Source.prototype, name, {
    get(this: Source) {
      const place = `${this.place}:${name}`;
      this.world.calls.push(place);
      if (this.world.choose(`${place} method`, 4) > 0) return this.world.value(place, type);
      return (args: object, world: World, info: GraphQLResolveInfo) => {
        world.calls.push(describeCall(place, args, info));
        return world.value(place, info.returnType);
      };
    },
  });
}

function isOfType(typeName: string, source: unknown, world: World): boolean | Promise<boolean> {
  const is = source instanceof Source && source.typeName === typeName;
  const place = source instanceof Source ? source.place : 'nowhere';
  world.calls.push(`isTypeOf ${typeName} ${place}`);
  switch (world.choose(`${place} is ${typeName}`, 12)) {
    case 0:
      throw new Error(`No type of ${place}.`);
    case 1:
      return world.promise(() => is) as Promise<boolean>;
    case 2:
      return !is;
    case 3:
      return world.promise<boolean>(() => {
        throw new Error(`No type of ${place} later.`);
      }) as Promise<boolean>;
    default:
      return is;
  }
}

function resolveType(source: unknown, world: World, info: GraphQLResolveInfo): unknown {
  const name = source instanceof Source ? source.typeName : undefined;
  const place = source instanceof Source ? source.place : 'nowhere';
  world.calls.push(`resolveType ${place} at ${responsePathAsArray(info.path).join('.')}`);
  switch (world.choose(`${place} resolveType`, 14)) {
    case 0:
      return undefined;
    case 1:
      return 'Nothing';
    case 2:
      return 'Colour';
    case 3:
      return { name };
    case 4:
      throw new Error(`No type for ${place}.`);
    case 5:
    case 6:
      return world.promise(() => name);
    case 7:
      return world.promise(() => {
        throw new Error(`No type for ${place} later.`);
      });
    default:
      return name;
  }
}

function coerceCustom(value: unknown): unknown {
  if (value === 'text') throw new GraphQLError('Custom is no text.');
  if (value === 1.5) return null;
  if (value instanceof Coerced) return value.coerce();
  return value instanceof Date ? 'a date' : value;
}
