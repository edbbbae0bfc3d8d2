import { builder, type FieldBuilder } from '../builder.ts';
import { type Filling, itemFields } from '../item-fields.ts';
import { ServiceEnum } from '../service-enum.ts';

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

/** The fields of a `TimelineItem` but for `id` and `url`, which the types have anyway. */
export function timelineItemFields<Shape>(
  t: FieldBuilder<Shape>,
  {
    service,
    occurredAt: [description, timeOf, ...reads],
    summary,
  }: { readonly service: string; readonly occurredAt: Filling<Shape>; readonly summary: Filling<Shape> },
) {
  return {
    ...itemFields(t, service, summary),
    occurredAt: t.field({
      type: 'DateTime',
      nullable: false,
      description,
      reads,
      resolve: (item) => timeOf(item as Shape), // The builder's own shape is an object of it.
    }),
  };
}
