import type { GraphQLResolveInfo } from 'graphql';

type Path = GraphQLResolveInfo['path'];

/** A field's place in the answer, from the top: `['logs', 'nodes', 3, 'author']`. */
export function pathToArray(path: Path): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let step: Path | undefined = path; step; step = step.prev) keys.unshift(step.key);
  return keys;
}

/** The same without the places in lists: `logs.nodes.author`. */
export function fieldPath(path: Path): string {
  return pathToArray(path)
    .filter((key) => typeof key === 'string')
    .join('.');
}
