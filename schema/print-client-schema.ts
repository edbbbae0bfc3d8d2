import { writeFileSync } from 'node:fs';
import { minifyIntrospectionQuery } from '@urql/introspection';
import { introspectionFromSchema, isAbstractType, isObjectType } from 'graphql';
import { schema } from '../src/schema.ts';

// `npm run codegen` writes what clients' caches must know of the schema: in production nobody can ask the gateway for it.

const possibleTypes = Object.values(schema.getTypeMap())
  .filter(isAbstractType)
  .filter(({ name }) => !name.startsWith('__'))
  .map(
    (type) =>
      [
        type.name,
        schema
          .getPossibleTypes(type)
          .map(({ name }) => name)
          .toSorted(),
      ] as const,
  )
  .toSorted(([one], [other]) => (one < other ? -1 : 1));

write(
  'possible-types.ts',
  `/** The types of each interface and union, as Apollo Client takes them. */
export const possibleTypes: Record<string, string[]> = ${JSON.stringify(Object.fromEntries(possibleTypes), null, 2)};
`,
);

const introspection = minifyIntrospectionQuery(introspectionFromSchema(schema, { descriptions: false }));
const withoutId = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter((type) => !type.name.startsWith('__') && !('id' in type.getFields()))
  .filter((type) => type !== schema.getQueryType() && type !== schema.getMutationType())
  .map(({ name }) => name)
  .toSorted();

write(
  'introspection.ts',
  `import type { IntrospectionQuery } from 'graphql';

/** The types of objects that have no id and live with what holds them. */
export const typesWithoutId: string[] = ${JSON.stringify(withoutId)};

/** The schema in short, as urql's cache takes it. */
export const introspection = ${JSON.stringify(introspection)} as unknown as IntrospectionQuery;
`,
);

function write(name: string, content: string): void {
  writeFileSync(new URL(`generated/${name}`, import.meta.url), content);
}
