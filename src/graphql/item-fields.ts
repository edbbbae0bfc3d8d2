import type { FieldBuilder } from './builder.ts';
import type { ReadPath } from './field-options-plugin.ts';
import { serviceField } from './service-field.ts';

/** A field as a type fills it: its description, its value, and the properties that it is resolved from. */
export type Filling<Shape> = readonly [
  description: string,
  resolve: (item: Shape) => string | Promise<string>,
  ...reads: readonly ReadPath<Shape>[],
];

/** The fields of a `SearchResult`, and of a `TimelineItem`, that the types don't have anyway. */
export function itemFields<Shape>(
  t: FieldBuilder<Shape>,
  service: string,
  [description, summaryOf, ...reads]: Filling<Shape>,
) {
  return {
    service: serviceField(t, service),
    summary: t.string({
      nullable: false,
      description,
      reads,
      resolve: (item) => summaryOf(item as Shape), // The builder's own shape is an object of it.
    }),
  };
}
