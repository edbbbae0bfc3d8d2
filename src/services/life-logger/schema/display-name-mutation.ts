import { callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { type Payload, payload, refused, userErrorsField } from '../../../graphql/user-errors.ts';
import { LifeLoggerUser } from './refs.ts';

type UpdateDisplayNameShape = Payload & { readonly isChanged?: boolean };

const UpdateDisplayNamePayload = builder
  .objectRef<UpdateDisplayNameShape>('UpdateDisplayNamePayload')
  .implement({
    description: 'Your account with its new name.',
    fields: (t) => ({
      user: t.field({
        type: LifeLoggerUser,
        description:
          'Your account as it is now; null where nothing was changed. Costs one call where the service does not answer with it.',
        calls: callTo('LIFE_LOGGER'),
        resolve: ({ isChanged }, _, { dataSources }) =>
          isChanged ? dataSources.lifeLogger.users.me() : null,
      }),
      userErrors: userErrorsField(t),
    }),
  });

builder.mutationField('updateDisplayName', (t) =>
  t.fieldWithInput({
    type: UpdateDisplayNamePayload,
    description: 'Changes the name that Life Logger shows for you. REST: `PATCH /me`.',
    calls: callTo('LIFE_LOGGER'),
    invalidates: ['LifeLoggerUser'],
    typeOptions: { description: 'How you want to be called.' },
    argOptions: { description: 'The name.' },
    input: {
      displayName: t.input.string({ required: true, description: 'The name to show, as plain text.' }),
    },
    resolve: async (_, { input: { displayName } }, { dataSources }): Promise<UpdateDisplayNameShape> => {
      if (displayName.trim() === '') {
        return refused('displayName', 'REQUIRED', 'Give a name: it must not be empty.');
      }
      return payload(
        async () => {
          await dataSources.lifeLogger.users.update({ displayName });
          return { isChanged: true };
        },
        { names: { display_name: 'displayName' } },
      );
    },
  }),
);
