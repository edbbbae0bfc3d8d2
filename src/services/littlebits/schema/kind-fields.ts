import type { FieldBuilder } from '../../../graphql/builder.ts';
import { textOrNull } from '../../../graphql/text/text.ts';

interface Kind {
  readonly type: string;
  readonly bit_type?: string | null | undefined;
}

/** What kind of thing a product, a variant or a module is. */
export function kindFields<Shape extends Kind>(t: FieldBuilder<Shape>) {
  return {
    type: t.string({
      nullable: false,
      description:
        'What kind of thing it is, in the words of the service: `Bit`, `Kit` or `Accessory`. New kinds can come at any time.',
      reads: ['type'],
      resolve: ({ type }) => type,
    }),
    bitType: t.string({
      description:
        'What a Bit does, in the words of the service: `power`, `input`, `output` or `wire`. New ones can come at any time; null for what is no Bit, and for Bits of which nobody said.',
      reads: ['bit_type'],
      resolve: ({ bit_type }) => textOrNull(bit_type),
    }),
  };
}
