import { builder } from './builder.ts';
import { ServiceEnum } from './service-enum.ts';

/** What a service's own types resolve from; the interface itself asks for nothing. */
export const SearchResult = builder.interfaceRef<object>('SearchResult').implement({
  description:
    'Something that `Query.search` found at one of the services. What only one kind of it knows is on its own type: `... on Project { iconUrl }`.',
  fields: (t) => ({
    id: t.id({ nullable: false, description: 'Global id: opaque, and good as a cache key.' }),
    service: t.field({ type: ServiceEnum, nullable: false, description: 'Where it was found.' }),
    summary: t.string({
      nullable: false,
      description: 'What it is, as plain text to show: the title of a bookmark, the name of a project.',
    }),
    url: t.field({
      type: 'URL',
      description: 'Where it leads, safe to link to; null where it leads nowhere.',
    }),
  }),
});

type FieldBuilder<Shape> = PothosSchemaTypes.ObjectFieldBuilder<
  typeof builder.$inferSchemaTypes,
  Shape & object
>;

/** The fields of a `SearchResult` but for `id` and `url`, which the types have anyway. */
export function searchResultFields<Shape>(
  t: FieldBuilder<Shape>,
  service: string,
  [description, summaryOf]: readonly [description: string, summaryOf: (item: Shape) => string],
) {
  return {
    service: t.field({
      type: ServiceEnum,
      nullable: false,
      description: `Always \`${service}\`.`,
      resolve: () => service,
    }),
    summary: t.string({
      nullable: false,
      description,
      resolve: (item) => summaryOf(item as Shape), // The builder's own shape is an object of it.
    }),
  };
}
