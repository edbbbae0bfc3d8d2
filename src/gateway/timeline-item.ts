import { builder } from './builder.ts';
import { ServiceEnum } from './service-enum.ts';

/** What a service's own types resolve from; the interface itself asks for nothing. */
export const TimelineItem = builder.interfaceRef<object>('TimelineItem').implement({
  description:
    'Something that happened at one of the services: what `Viewer.timeline` holds. What only one kind of it knows is on its own type: `... on Log { author { displayName } }`.',
  fields: (t) => ({
    id: t.id({ nullable: false, description: 'Global id: opaque, and good as a cache key.' }),
    service: t.field({ type: ServiceEnum, nullable: false, description: 'Where it happened.' }),
    occurredAt: t.field({
      type: 'DateTime',
      nullable: false,
      description: 'When it happened: what a timeline is in the order of.',
    }),
    summary: t.string({
      nullable: false,
      description: 'What it is, as plain text to show: the text of a log, the title of a bookmark.',
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

/** A field as a type fills it: its description, and its value. */
type Field<Shape> = readonly [description: string, resolve: (item: Shape) => string];

/** The fields of a `TimelineItem` but for `id` and `url`, which the types have anyway. */
export function timelineItemFields<Shape>(
  t: FieldBuilder<Shape>,
  {
    service,
    occurredAt,
    summary,
  }: { readonly service: string; readonly occurredAt: Field<Shape>; readonly summary: Field<Shape> },
) {
  return {
    service: t.field({
      type: ServiceEnum,
      nullable: false,
      description: `Always \`${service}\`.`,
      resolve: () => service,
    }),
    occurredAt: t.field({
      type: 'DateTime',
      nullable: false,
      description: occurredAt[0],
      resolve: (item) => occurredAt[1](item as Shape), // The builder's own shape is an object of it.
    }),
    summary: t.string({
      nullable: false,
      description: summary[0],
      resolve: (item) => summary[1](item as Shape), // As above.
    }),
  };
}
