import type { FieldBuilder } from './builder.ts';

/** The service's own id of an object, be it a number or a text: `databaseId`. */
export function databaseIdField<Shape extends { readonly id: string | number }>(
  t: FieldBuilder<Shape>,
  description: string,
) {
  return t.id({ nullable: false, description, reads: ['id'], resolve: ({ id }) => String(id) });
}
