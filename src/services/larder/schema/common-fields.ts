import type { FieldBuilder } from '../../../graphql/builder.ts';

interface Dated {
  readonly created: string;
  readonly modified: string;
}

/** When a folder, a bookmark or a tag was made and changed. */
export function dateFields<Shape extends Dated>(t: FieldBuilder<Shape>) {
  return {
    createdAt: t.field({
      type: 'DateTime',
      nullable: false,
      description: 'When it was made.',
      reads: ['created'],
      resolve: ({ created }) => created,
    }),
    updatedAt: t.field({
      type: 'DateTime',
      nullable: false,
      description: 'When it was last changed.',
      reads: ['modified'],
      resolve: ({ modified }) => modified,
    }),
  };
}

/** `#58db4e` of `58db4e`; null for what is no colour, since pages put it into their styles. */
export function cssColor(color: string | null | undefined): string | null {
  const digits = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(color ?? '')?.[1];
  return digits === undefined ? null : `#${digits}`;
}
