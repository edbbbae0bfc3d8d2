/** What Littlelogs sends, key for key in the documented order. */

export interface UserJson {
  readonly id: number;
  readonly username: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly bio: string;
  readonly url: string;
  readonly location: string;
  readonly avatar: string;
  readonly timezone: string;
}

export interface CommentJson {
  readonly id: number;
  readonly created: string;
  readonly user: UserJson;
  readonly content: string;
  readonly source: string | null;
  readonly tags: readonly string[];
  readonly mentions: readonly string[];
}

export interface LikeJson {
  readonly user: string;
  readonly created: string;
}

export interface LogJson {
  readonly id: number;
  readonly created: string;
  readonly user: UserJson;
  readonly source: string | null;
  readonly content: string;
  readonly comments: readonly CommentJson[];
  readonly tags: readonly string[];
  readonly mentions: readonly string[];
  readonly likes: readonly LikeJson[];
}

export interface ActivityJson {
  readonly id: number;
  readonly created: string;
  readonly type: string;
  readonly content: string;
  readonly originator: UserJson;
  readonly log: LogJson | null;
  readonly comment: CommentJson | null;
}

export interface TagJson {
  readonly name: string;
  readonly created: string;
}
