import { builder } from '../builder.ts';
import { ServiceEnum } from '../service-enum.ts';

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
