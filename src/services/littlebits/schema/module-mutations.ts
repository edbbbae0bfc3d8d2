import { callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { type Payload, payload, refused, userErrorsField } from '../../../graphql/user-errors.ts';
import { encodeGlobalId } from '../../../relay/global-id.ts';
import type * as model from '../models.ts';
import { moduleIn } from '../modules.ts';
import { LibraryModule, moduleKey, variantKey } from './refs.ts';

type ChangePayload = Payload & {
  readonly module?: model.Module | null;
  readonly modules?: readonly model.Module[];
};
type RemovalPayload = Payload & {
  readonly deletedModuleId?: string;
  readonly modules?: readonly model.Module[];
};

const AddModulePayload = changePayload('AddModulePayload', 'What was added.');
const AdjustModulePayload = changePayload('AdjustModulePayload', 'What was changed.');

const RemoveModulePayload = builder.objectRef<RemovalPayload>('RemoveModulePayload').implement({
  description: 'What was removed, and what is left.',
  fields: (t) => ({
    deletedModuleId: t.id({
      description:
        'The id of what is gone, to drop it from a cache; null where nothing was removed. What a kit took along is missing from `modules`.',
      resolve: ({ deletedModuleId }) => deletedModuleId ?? null,
    }),
    modules: t.field({
      type: [LibraryModule],
      nullable: { list: true, items: false },
      description: 'All that your library holds now; null where nothing was removed.',
      resolve: ({ modules }) => modules ?? null,
    }),
    userErrors: userErrorsField(t, 'Why nothing was removed; empty where it was.'),
  }),
});

const ID_DESCRIPTION = "The module's `id`, or the service's own number for its variant.";

builder.mutationFields((t) => ({
  addModule: t.fieldWithInput({
    type: AddModulePayload,
    description:
      'Puts one more of a variant into your library at littleBits; a kit brings all that it contains. REST: `POST my_library`.',
    calls: callTo('LITTLEBITS', { most: 2 }),
    invalidates: ['LibraryModule'],
    typeOptions: { description: 'What to put into your library.' },
    argOptions: { description: 'The variant.' },
    input: {
      variantId: t.input.id({
        required: true,
        description: "The variant's `id`, or the service's own number for it: `216`.",
      }),
    },
    resolve: (_, { input }, { dataSources }) => {
      const { id } = variantKey(input.variantId, 'input.variantId');
      const change = async () => changed(id, await dataSources.littlebits.modules.add(id));
      return payload(change, { names: { variant_id: 'variantId' }, notFound: () => 'variantId' });
    },
  }),
  adjustModule: t.fieldWithInput({
    type: AdjustModulePayload,
    description:
      'Says that you have more or fewer of a module than your library at littleBits holds; with a kit goes all that it contains. REST: `PUT my_library`.',
    calls: callTo('LITTLEBITS', { most: 2 }),
    invalidates: ['LibraryModule'],
    typeOptions: { description: 'A module in your library, and how many more of it you have.' },
    argOptions: { description: 'The change.' },
    input: {
      id: t.input.id({ required: true, description: ID_DESCRIPTION }),
      delta: t.input.int({
        required: true,
        description: 'How many more: `2`. Below zero, how many fewer: `-1`. Not 0.',
      }),
    },
    resolve: (_, { input }, { dataSources }): ChangePayload | Promise<ChangePayload> => {
      const id = moduleKey(input.id, 'input.id');
      if (input.delta === 0) {
        return refused(
          'delta',
          'INVALID',
          'Say how many more, or with a minus how many fewer: 0 changes nothing.',
        );
      }
      const change = async () => changed(id, await dataSources.littlebits.modules.adjust(id, input.delta));
      return payload(change, { names: { variant_id: 'id' }, notFound: () => 'id' });
    },
  }),
  removeModule: t.fieldWithInput({
    type: RemoveModulePayload,
    description:
      'Takes all of a module out of your library at littleBits; a kit takes along what came with it. REST: `DELETE my_library`.',
    calls: callTo('LITTLEBITS', { most: 2 }),
    invalidates: ['LibraryModule'],
    typeOptions: { description: 'The module to take out of your library.' },
    argOptions: { description: 'The module.' },
    input: { id: t.input.id({ required: true, description: ID_DESCRIPTION }) },
    resolve: (_, { input }, { dataSources }): Promise<RemovalPayload> => {
      const id = moduleKey(input.id, 'input.id');
      const change = async () => ({
        modules: await dataSources.littlebits.modules.remove(id),
        deletedModuleId: encodeGlobalId('LibraryModule', id),
      });
      return payload(change, { names: { variant_id: 'id' }, notFound: () => 'id' });
    },
  }),
}));

function changed(variantId: string, modules: readonly model.Module[]) {
  return { module: moduleIn(modules, variantId), modules };
}

function changePayload(name: string, description: string) {
  return builder.objectRef<ChangePayload>(name).implement({
    description,
    fields: (t) => ({
      module: t.field({
        type: LibraryModule,
        description: 'The module as it is now; null where nothing was changed.',
        resolve: ({ module }) => module ?? null,
      }),
      modules: t.field({
        type: [LibraryModule],
        nullable: { list: true, items: false },
        description:
          'All that changed: of a kit, itself and what it contains. Null where nothing was changed. A `quantity` of 0 is gone from the library.',
        resolve: ({ modules }) => modules ?? null,
      }),
      userErrors: userErrorsField(t),
    }),
  });
}
