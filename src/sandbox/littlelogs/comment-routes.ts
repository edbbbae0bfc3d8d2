import { notFound, permissionDenied } from '../api-error.ts';
import { siteOf } from '../avatars.ts';
import { type AddResource, forWriters } from '../resource.ts';
import { readDraft } from './log-routes.ts';
import { currentLog, requestedLog, type Stores } from './stores.ts';

export function addCommentRoutes(add: AddResource, stores: Stores): void {
  // The answer is the log with all its comments, not the comment.
  add('/api/1/logs/:id{[0-9]+}/comment/', {
    POST: forWriters(async (call) => {
      const { id } = requestedLog(stores, call);
      const draft = await readDraft(stores, call);
      // Looked up again: the log may have been deleted while the body was on its way.
      stores.write((writer, created) => writer.addComment({ ...draft, created }, requestedLog(stores, call)));
      return { status: 201, body: currentLog(stores, id, siteOf(call)) };
    }),
  });
  // `comment`, not `comments`, and not below its log.
  add('/api/1/comment/:id{[0-9]+}/delete/', {
    DELETE: forWriters((call) => {
      const comment = stores.comments.find(Number(call.parameter('id')));
      if (comment === undefined) throw notFound();
      const { userId } = call.viewer;
      // One's own comments, and whatever others wrote below one's own logs.
      if (comment.userId !== userId && comment.logUserId !== userId) throw permissionDenied();
      stores.write((writer) => writer.deleteComment(comment.id));
      return { status: 204 };
    }),
  });
}
