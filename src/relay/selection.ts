import {
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** By selection set: what is selected without conditions is the same in every execution, and asked for by every item of a list. */
const known = new WeakMap<SelectionSetNode, ReadonlySet<string>>();

/**
 * Names of the fields selected right below the current field, through fragments, without what `@skip` and `@include`
 * leave out. Type conditions are not looked at, so on an abstract type it can name more than will be resolved.
 */
export function selectedFields(info: GraphQLResolveInfo): ReadonlySet<string> {
  const { fieldNodes } = info;
  if (fieldNodes.length === 1) return namesIn(fieldNodes[0]?.selectionSet, info);
  return new Set(fieldNodes.flatMap(({ selectionSet }) => [...namesIn(selectionSet, info)]));
}

/** Whether nothing but `fields` (and `__typename`) is asked for below the current field. */
export function selectsOnly(info: GraphQLResolveInfo, fields: ReadonlySet<string>): boolean {
  for (const name of selectedFields(info)) {
    if (name !== '__typename' && !fields.has(name)) return false;
  }
  return true;
}

function namesIn(selectionSet: SelectionSetNode | undefined, info: GraphQLResolveInfo): ReadonlySet<string> {
  if (selectionSet === undefined) return NONE;
  const before = known.get(selectionSet);
  if (before) return before;
  const collector = new Collector(info);
  collector.collect(selectionSet);
  if (!collector.hasConditions) known.set(selectionSet, collector.names);
  return collector.names;
}

const NONE: ReadonlySet<string> = new Set();

class Collector {
  readonly names = new Set<string>();
  /** Whether other variables could select other fields. */
  hasConditions = false;
  readonly #info: GraphQLResolveInfo;
  readonly #visited = new Set<string>();

  constructor(info: GraphQLResolveInfo) {
    this.#info = info;
  }

  collect({ selections }: SelectionSetNode): void {
    for (const selection of selections) {
      if (selection.directives?.length) this.hasConditions = true;
      if (!isIncluded(selection, this.#info)) continue;
      if (selection.kind === Kind.FIELD) this.names.add(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) this.collect(selection.selectionSet);
      else this.#collectFragment(selection.name.value);
    }
  }

  #collectFragment(name: string): void {
    if (this.#visited.has(name)) return;
    this.#visited.add(name);
    const fragment = this.#info.fragments[name];
    if (fragment) this.collect(fragment.selectionSet);
  }
}

/** Whether `@skip` and `@include` leave a field or a fragment in. */
export function isIncluded(
  node: Pick<FieldNode, 'directives'>,
  { variableValues }: Pick<GraphQLResolveInfo, 'variableValues'>,
): boolean {
  if (!node.directives?.length) return true;
  if (getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.if !== false;
}
