import { callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { deletionPayload } from '../../../graphql/deletion-payload.ts';
import { type Payload, payload, refused, userErrorsField } from '../../../graphql/user-errors.ts';
import { encodeGlobalId, keyFromId } from '../../../relay/global-id.ts';
import { callsOfLogChange, type LogPayload, logPayload } from './payloads.ts';
import { Log, logKey } from './refs.ts';

const CreateLogPayload = logPayload('CreateLogPayload', 'The new log.');
const LikeLogPayload = logPayload('LikeLogPayload', 'The log with your like.');
const DeleteLogPayload = deletionPayload('DeleteLogPayload', 'deletedLogId', 'What was deleted.');

const UnlikeLogPayload = builder
  .objectRef<Payload & { readonly logId?: string }>('UnlikeLogPayload')
  .implement({
    description: 'The log without your like.',
    fields: (t) => ({
      log: t.field({
        type: Log,
        description:
          'The log as it is now; null where nothing was changed. The service does not answer with it: asking for it costs one call.',
        calls: callTo('LITTLELOGS'),
        resolve: ({ logId }, _, { dataSources }) =>
          logId === undefined ? null : dataSources.littlelogs.logs.byId(logId),
      }),
      userErrors: userErrorsField(t),
    }),
  });

const ID_DESCRIPTION = "The log's `id`, or the service's own number for it.";

builder.mutationFields((t) => ({
  createLog: t.fieldWithInput({
    type: CreateLogPayload,
    description: 'Writes a log in your name. REST: `POST logs/create/`.',
    calls: callsOfLogChange,
    invalidates: ['Log', 'LogActivity', 'LogTag'],
    typeOptions: { description: 'A log to write.' },
    argOptions: { description: 'The log.' },
    input: {
      content: t.input.string({
        required: true,
        description: 'The text, in Markdown. `#tag` and `@username` become links.',
      }),
    },
    resolve: (_, { input: { content } }, { dataSources }): LogPayload | Promise<LogPayload> =>
      content.trim() === ''
        ? refused('content', 'REQUIRED', 'Write something: a log must not be empty.')
        : payload(async () => ({ log: await dataSources.littlelogs.logs.create(content) })),
  }),
  deleteLog: t.fieldWithInput({
    type: DeleteLogPayload,
    description: 'Deletes a log of yours, with its comments and likes. REST: `DELETE logs/<id>/delete/`.',
    calls: callTo('LITTLELOGS'),
    invalidates: ['Log', 'LogActivity', 'LogTag'],
    typeOptions: { description: 'The log to delete.' },
    argOptions: { description: 'The log.' },
    input: { id: t.input.id({ required: true, description: ID_DESCRIPTION }) },
    resolve: (_, { input }, { dataSources }) => {
      const id = keyFromId(input.id, logKey, 'input.id');
      const change = async () => {
        await dataSources.littlelogs.logs.delete(id);
        return { deletedId: encodeGlobalId('Log', id) };
      };
      return payload(change, { notFound: () => 'id' });
    },
  }),
  likeLog: t.fieldWithInput({
    type: LikeLogPayload,
    description: 'Likes a log. REST: `POST logs/<id>/like/`.',
    calls: callsOfLogChange,
    invalidates: ['Log', 'LogActivity'],
    typeOptions: { description: 'The log to like.' },
    argOptions: { description: 'The log.' },
    input: { id: t.input.id({ required: true, description: ID_DESCRIPTION }) },
    resolve: (_, { input }, { dataSources }) => {
      const id = keyFromId(input.id, logKey, 'input.id');
      const change = async () => ({ log: await dataSources.littlelogs.logs.like(id) });
      return payload(change, { notFound: () => 'id' });
    },
  }),
  unlikeLog: t.fieldWithInput({
    type: UnlikeLogPayload,
    description: 'Takes a like back. REST: `DELETE logs/<id>/unlike/`.',
    calls: callTo('LITTLELOGS'),
    invalidates: ['Log', 'LogActivity'],
    typeOptions: { description: 'The log to like no longer.' },
    argOptions: { description: 'The log.' },
    input: { id: t.input.id({ required: true, description: ID_DESCRIPTION }) },
    resolve: (_, { input }, { dataSources }) => {
      const id = keyFromId(input.id, logKey, 'input.id');
      const change = async () => {
        await dataSources.littlelogs.logs.unlike(id);
        return { logId: id };
      };
      return payload(change, { notFound: () => 'id' });
    },
  }),
}));
