import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** Texts and ids from real responses, by what they are good for. */
export interface Pool {
  /** By type. */
  readonly ids: Map<string, string[]>;
  /** By the name of the field that takes them: real ones, those of a list that has changed since, and forged ones. */
  readonly cursors: Map<string, string[]>;
}

export interface RandomOperation {
  readonly source: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Any name will do. */
const NAMES = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'n', 'first', 'ids', 'x'];

/** What would end the session of the demo user. */
const NEVER: ReadonlySet<string> = new Set(['signOutOfLittlebits']);

/** Makes valid operations over the whole schema. */
export class OperationMaker {
  readonly #schema: GraphQLSchema;
  readonly #pool: Pool;
  readonly #random: () => number;
  #variables: { name: string; type: string; value: unknown; byDefault: string | null }[] = [];
  #fragments: string[] = [];
  #count = 0;
  /** Fields that may still be selected. */
  #left = 0;

  constructor(schema: GraphQLSchema, pool: Pool, random: () => number) {
    this.#schema = schema;
    this.#pool = pool;
    this.#random = random;
  }

  operation(size: number): RandomOperation {
    this.#variables = [];
    this.#fragments = [];
    this.#count = 0;
    this.#left = size;
    const isMutation = this.#chance(0.1);
    const type = isMutation ? this.#schema.getMutationType() : this.#schema.getQueryType();
    const selection = this.#selection(type as GraphQLCompositeType, 0);
    const parameters = this.#variables.map(
      ({ name, type, byDefault }) => `$${name}: ${type}${byDefault ?? ''}`,
    );
    const sent = this.#variables.filter(({ byDefault }) => byDefault === null);
    return {
      source: `${isMutation ? 'mutation' : 'query'} ${parameters.length > 0 ? `(${parameters.join(', ')})` : ''} ${selection} ${this.#fragments.join(' ')}`,
      // Own properties of any name, as in JSON.
      variables: Object.fromEntries(sent.map(({ name, value }) => [name, value])),
    };
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    const parts: string[] = [];
    const count = depth === 0 ? 1 + this.#below(4) : 1 + this.#below(3);
    for (let index = 0; index < count; index += 1) {
      const part = this.#part(type, depth);
      if (part) parts.push(part);
    }
    return `{ ${parts.length > 0 ? parts.join(' ') : '__typename'} }`;
  }

  #part(type: GraphQLCompositeType, depth: number): string | null {
    const roll = this.#random();
    // `@defer` is not for the fields of a mutation.
    const defer = type.name !== 'Mutation' && this.#chance(0.2) ? ' @defer' : '';
    if (isAbstractType(type) && roll < 0.7) {
      const inner = this.#pick(this.#schema.getPossibleTypes(type));
      return inner ? `... on ${inner.name}${defer} ${this.#selection(inner, depth + 1)}` : null;
    }
    if (roll < 0.08) return `...${defer || ` on ${type.name}`} ${this.#selection(type, depth + 1)}`;
    if (roll < 0.16) {
      const name = `F${this.#next()}`;
      this.#fragments.push(`fragment ${name} on ${type.name} ${this.#selection(type, depth + 1)}`);
      return this.#chance(0.5) ? `...${name}${defer}` : `...${name} ...${name}`;
    }
    return 'getFields' in type ? this.#field(Object.values(type.getFields()), depth) : '__typename';
  }

  #field(fields: readonly GraphQLField<unknown, unknown>[], depth: number): string | null {
    // Leaves lead nowhere: most of what is picked has something below it.
    const deep = fields.filter(
      (field) => isCompositeType(getNamedType(field.type)) && !NEVER.has(field.name),
    );
    const field =
      deep.length > 0 && this.#left > 0 && depth < 9 && this.#chance(0.8)
        ? this.#pick(deep)
        : this.#pick(fields);
    if (!field || NEVER.has(field.name) || (isCompositeType(getNamedType(field.type)) && this.#left <= 0))
      return null;
    this.#left -= 1;
    const type = getNamedType(field.type);
    const inside = isCompositeType(type) ? this.#inside(type, depth) : '';
    const isLeafOfInterest = field.name === 'id' || /cursor/i.test(field.name);
    const alias = isLeafOfInterest ? '' : `${field.name}_${this.#next()}: `;
    return `${alias}${field.name}${this.#arguments(field)}${this.#condition()} ${inside}`;
  }

  #inside(type: GraphQLCompositeType, depth: number): string {
    const selection = this.#selection(type, depth + 1);
    const extra = type.name.endsWith('Connection')
      ? ' pageInfo { startCursor endCursor }'
      : isObjectType(type) && type.getFields().id
        ? ' __typename id'
        : '';
    return selection.replace(/ \}$/, `${extra} }`);
  }

  #condition(): string {
    if (!this.#chance(0.1)) return '';
    const isIn = this.#chance(0.6);
    const value = this.#chance(0.5) ? String(isIn) : this.#variable('Boolean!', isIn, String(isIn));
    return `${this.#chance(0.5) ? ' @include(if: ' : ' @skip(if: '}${value})`;
  }

  #arguments(field: GraphQLField<unknown, unknown>): string {
    const isPaged = field.args.some(({ name }) => name === 'first');
    // One of two is wanted.
    const chosen = this.#isChoice(field) ? this.#pick(field.args) : undefined;
    const given = field.args.flatMap((argument) => {
      if (['first', 'last', 'after', 'before'].includes(argument.name)) return [];
      if (chosen ? argument !== chosen : !isNonNullType(argument.type) && !this.#chance(0.15)) return [];
      return [`${argument.name}: ${this.#value(argument.type, `${field.name}.${argument.name}`)}`];
    });
    if (isPaged) given.push(...this.#paging(field));
    return given.length > 0 ? `(${given.join(', ')})` : '';
  }

  #isChoice(field: GraphQLField<unknown, unknown>): boolean {
    return field.args.length === 2 && field.args.every(({ name }) => name === 'id' || name === 'slug');
  }

  #paging(field: GraphQLField<unknown, unknown>): string[] {
    const canBeBackward = field.args.some(({ name }) => name === 'last');
    const isBackward = canBeBackward && this.#chance(0.25);
    const count = this.#pick([0, 1, 2, 3, 5, 8, this.#chance(0.1) ? 60 : 4]) ?? 1;
    const parts = this.#chance(0.9)
      ? [
          `${isBackward ? 'last' : 'first'}: ${this.#chance(0.5) ? count : this.#variable('Int', count, String(count))}`,
        ]
      : [];
    const cursors = this.#pool.cursors.get(field.name) ?? [];
    if (this.#chance(0.6) && cursors.length > 0) {
      const cursor = this.#pick(cursors) ?? '';
      const name = isBackward ? 'before' : 'after';
      parts.push(
        `${name}: ${this.#chance(0.5) ? JSON.stringify(cursor) : this.#variable('String', cursor, JSON.stringify(cursor))}`,
      );
    }
    return parts;
  }

  #value(type: GraphQLInputType, place: string): string {
    if (isNonNullType(type)) return this.#value(type.ofType, place);
    if (isListType(type)) {
      if (getNamedType(type).name === 'ID' && this.#chance(0.5)) {
        const ids = Array.from({ length: this.#below(12) }, () => this.#id());
        return this.#variable('[ID!]!', ids, JSON.stringify(ids));
      }
      return `[${Array.from({ length: this.#below(6) }, () => this.#value(type.ofType, place)).join(', ')}]`;
    }
    if (isEnumType(type)) return this.#pick(type.getValues())?.name ?? '';
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      const wanted = type.isOneOf
        ? [this.#pick(fields)]
        : fields.filter((field) => isNonNullType(field.type) || this.#chance(0.25));
      return `{ ${wanted.flatMap((field) => (field ? [`${field.name}: ${this.#value(field.type, place)}`] : [])).join(', ')} }`;
    }
    switch (type.name) {
      case 'Int':
        return String(1 + this.#below(5));
      case 'Boolean':
        return String(this.#chance(0.5));
      case 'Float':
        return '1.5';
      case 'DateTime':
        return JSON.stringify(`20${10 + this.#below(16)}-0${1 + this.#below(9)}-15T00:00:00Z`);
      case 'Date':
        return JSON.stringify(`20${10 + this.#below(16)}-0${1 + this.#below(9)}-15`);
      case 'ID':
        return this.#chance(0.3) ? String(1 + this.#below(3000)) : this.#variable('ID!', this.#id(), null);
      default:
        return this.#chance(0.3)
          ? this.#variable('String!', this.#text(), null)
          : JSON.stringify(this.#text());
    }
  }

  #id(): string {
    const ids = this.#pick([...this.#pool.ids.values()]) ?? [];
    return this.#pick(ids) ?? 'none';
  }

  #text(): string {
    return (
      this.#pick([
        'a',
        'belle',
        'robot',
        'xkcd',
        'js',
        'base-kit',
        'learn.play',
        'e',
        'work',
        'https://example.com/',
      ]) ?? ''
    );
  }

  /** @param byDefault how it is written as a default; null where it is always sent. */
  #variable(type: string, value: unknown, byDefault: string | null): string {
    const taken = new Set(this.#variables.map(({ name }) => name));
    const name = NAMES.find((candidate) => !taken.has(candidate)) ?? `v${this.#next()}`;
    const isDefault = byDefault !== null && this.#chance(0.5);
    this.#variables.push({
      name,
      type: isDefault ? type.replace(/!$/, '') : type,
      value,
      byDefault: isDefault ? ` = ${byDefault}` : null,
    });
    return `$${name}`;
  }

  #next(): number {
    this.#count += 1;
    return this.#count;
  }

  #chance(probability: number): boolean {
    return this.#random() < probability;
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #pick<T>(items: readonly T[]): T | undefined {
    return items[this.#below(items.length)];
  }
}

/** Takes the ids and cursors of a response into the pool. */
export function harvest(pool: Pool, value: unknown, field = ''): void {
  if (Array.isArray(value)) {
    for (const item of value) harvest(pool, item, field);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const { __typename: typename, id } = value as { readonly __typename?: unknown; readonly id?: unknown };
  if (typeof typename === 'string' && typeof id === 'string') keep(pool.ids, typename, id);
  for (const [key, inner] of Object.entries(value)) {
    if (/cursor/i.test(key) && typeof inner === 'string') keep(pool.cursors, field, inner);
    const name = key.split('_')[0] ?? '';
    harvest(pool, inner, ['pageInfo', 'edges', 'nodes', 'node'].includes(name) ? field : name);
  }
}

function keep(pool: Map<string, string[]>, name: string, value: string): void {
  const values = pool.get(name) ?? [];
  pool.set(name, values);
  if (!values.includes(value)) values.push(value);
  if (values.length > 40) values.shift();
}
