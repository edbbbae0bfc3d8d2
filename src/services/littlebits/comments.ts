import { collection } from '../../contract/client/collection.ts';
import { byPageNumber } from '../../contract/client/paging.ts';
import { path } from '../../upstream/http/url.ts';
import { NUMBER_KEY } from '../../upstream/lists/key-patterns.ts';
import type { List } from '../../upstream/lists/list.ts';
import type { LittlebitsClient } from './client.ts';
import type { Comment } from './models.ts';
import { PageSizes } from './page-sizes.ts';
import { decodeCommentKey, decodeNewComments } from './wire/comment.ts';
import { RESULTS } from './wire/envelope.ts';

const COMMENTS = collection<Comment>({
  envelope: RESULTS,
  decodeItem: decodeCommentKey,
  keyOf: ({ id }) => String(id),
  keyPattern: NUMBER_KEY,
});

/** A project as far as its comments need it. */
interface CommentedProject {
  readonly id: number;
  readonly comment_count?: number;
}

interface NewComment {
  readonly projectId: string;
  /** The comment that it answers; undefined where it stands by itself. */
  readonly replyTo?: string | undefined;
  readonly text: string;
}

/** What people say about projects. */
export class Comments {
  readonly #client: LittlebitsClient;

  constructor(client: LittlebitsClient) {
    this.#client = client;
  }

  /** GET projects/:id/comments: those that reply to none, with their replies. */
  list({ id, comment_count }: CommentedProject): List<Comment> {
    const size = this.#client.instanceMemory.of(PageSizes).comments;
    // Whether replies count or not: there can't be more.
    const paging = byPageNumber<Comment>(size, ({ length }) => length === comment_count);
    return this.#client.list({ ...COMMENTS, path: path`projects/${id}/comments`, query: {}, paging });
  }

  /** POST projects/:id/comments, or projects/:id/comments/:id. Null where the answer does not show the new comment. */
  async create({ projectId, replyTo, text }: NewComment): Promise<Comment | null> {
    const writePath =
      replyTo === undefined
        ? path`projects/${projectId}/comments`
        : path`projects/${projectId}/comments/${replyTo}`;
    const comments = await this.#client.write('POST', writePath, {
      decode: decodeNewComments,
      form: { comment: text },
    });
    const candidates = comments.filter(({ id }) => String(id) !== replyTo).sort((a, b) => b.id - a.id);
    return candidates.find(({ body }) => body.trim() === text.trim()) ?? candidates[0] ?? null;
  }
}
