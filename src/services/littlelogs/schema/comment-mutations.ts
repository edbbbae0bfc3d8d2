import { callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { deletionPayload } from '../../../graphql/deletion-payload.ts';
import { payload, refused } from '../../../graphql/user-errors.ts';
import { encodeGlobalId, keyFromId } from '../../../relay/global-id.ts';
import { callsOfLogChange, type LogPayload, logPayload } from './payloads.ts';
import { commentKey, logKey } from './refs.ts';

const AddLogCommentPayload = logPayload(
  'AddLogCommentPayload',
  'The log with the new comment, which is its last.',
);
const DeleteLogCommentPayload = deletionPayload(
  'DeleteLogCommentPayload',
  'deletedLogCommentId',
  'What was deleted. The service does not say which log it stood under.',
);

builder.mutationFields((t) => ({
  addLogComment: t.fieldWithInput({
    type: AddLogCommentPayload,
    description: 'Comments on a log in your name. REST: `POST logs/<id>/comment/`.',
    calls: callsOfLogChange,
    invalidates: ['Log', 'LogActivity', 'LogTag'],
    typeOptions: { description: 'A comment to write.' },
    argOptions: { description: 'The comment.' },
    input: {
      logId: t.input.id({
        required: true,
        description: "The `id` of the log, or the service's own number for it.",
      }),
      content: t.input.string({
        required: true,
        description: 'The text, in Markdown. `#tag` and `@username` become links.',
      }),
    },
    resolve: (_, { input }, { dataSources }): LogPayload | Promise<LogPayload> => {
      const logId = keyFromId(input.logId, logKey, 'input.logId');
      return input.content.trim() === ''
        ? refused('content', 'REQUIRED', 'Write something: a comment must not be empty.')
        : payload(async () => ({ log: await dataSources.littlelogs.comments.create(logId, input.content) }), {
            notFound: () => 'logId',
          });
    },
  }),
  deleteLogComment: t.fieldWithInput({
    type: DeleteLogCommentPayload,
    description: 'Deletes a comment of yours, or one on a log of yours. REST: `DELETE comment/<id>/delete/`.',
    calls: callTo('LITTLELOGS'),
    invalidates: ['Log', 'LogActivity', 'LogTag'],
    typeOptions: { description: 'The comment to delete.' },
    argOptions: { description: 'The comment.' },
    input: {
      id: t.input.id({
        required: true,
        description: "The comment's `id`, or the service's own number for it.",
      }),
    },
    resolve: (_, { input }, { dataSources }) => {
      const id = keyFromId(input.id, commentKey, 'input.id');
      const change = async () => {
        await dataSources.littlelogs.comments.delete(id);
        return { deletedId: encodeGlobalId('LogComment', id) };
      };
      return payload(change, { notFound: () => 'id' });
    },
  }),
}));
