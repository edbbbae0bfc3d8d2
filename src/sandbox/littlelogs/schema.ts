/**
 * The tables of Littlelogs. Times are texts as the API sends them, which sort as they read. Content is kept as the
 * HTML it was rendered to, names of tags as they were first written, `key` folds their case.
 */
export const littlelogsSchema = `
  CREATE TABLE user (
    id INTEGER PRIMARY KEY,
    username TEXT NOT NULL COLLATE NOCASE UNIQUE,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    bio TEXT NOT NULL,
    url TEXT NOT NULL,
    location TEXT NOT NULL,
    avatar TEXT NOT NULL,
    timezone TEXT NOT NULL
  );
  CREATE TABLE follow (
    id INTEGER PRIMARY KEY,
    follower_id INTEGER NOT NULL REFERENCES user,
    followed_id INTEGER NOT NULL REFERENCES user,
    UNIQUE (follower_id, followed_id)
  );
  CREATE INDEX follow_by_followed ON follow (followed_id);

  CREATE TABLE tag (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    created TEXT NOT NULL
  );
  -- AUTOINCREMENT: an id that was deleted never names another log or comment.
  CREATE TABLE log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES user,
    created TEXT NOT NULL,
    source TEXT,
    content TEXT NOT NULL
  );
  CREATE INDEX log_by_time ON log (created DESC, id DESC);
  CREATE INDEX log_by_user ON log (user_id, created DESC, id DESC);
  CREATE TABLE comment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    log_id INTEGER NOT NULL REFERENCES log ON DELETE CASCADE,
    user_id INTEGER NOT NULL REFERENCES user,
    created TEXT NOT NULL,
    source TEXT,
    content TEXT NOT NULL
  );
  CREATE INDEX comment_by_log ON comment (log_id, created, id);

  CREATE TABLE log_tag (
    log_id INTEGER NOT NULL REFERENCES log ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tag,
    PRIMARY KEY (log_id, tag_id)
  ) WITHOUT ROWID;
  CREATE INDEX log_tag_by_tag ON log_tag (tag_id, log_id);
  CREATE TABLE log_mention (
    log_id INTEGER NOT NULL REFERENCES log ON DELETE CASCADE,
    user_id INTEGER NOT NULL REFERENCES user,
    PRIMARY KEY (log_id, user_id)
  ) WITHOUT ROWID;
  CREATE TABLE comment_tag (
    comment_id INTEGER NOT NULL REFERENCES comment ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tag,
    PRIMARY KEY (comment_id, tag_id)
  ) WITHOUT ROWID;
  CREATE TABLE comment_mention (
    comment_id INTEGER NOT NULL REFERENCES comment ON DELETE CASCADE,
    user_id INTEGER NOT NULL REFERENCES user,
    PRIMARY KEY (comment_id, user_id)
  ) WITHOUT ROWID;
  CREATE TABLE log_like (
    log_id INTEGER NOT NULL REFERENCES log ON DELETE CASCADE,
    user_id INTEGER NOT NULL REFERENCES user,
    created TEXT NOT NULL,
    PRIMARY KEY (log_id, user_id)
  ) WITHOUT ROWID;

  -- What was deleted since leaves its activity behind, without a log or a comment.
  CREATE TABLE activity (
    id INTEGER PRIMARY KEY,
    recipient_id INTEGER NOT NULL REFERENCES user,
    created TEXT NOT NULL,
    type TEXT NOT NULL,
    content TEXT NOT NULL,
    originator_id INTEGER NOT NULL REFERENCES user,
    log_id INTEGER REFERENCES log ON DELETE SET NULL,
    comment_id INTEGER REFERENCES comment ON DELETE SET NULL
  );
  CREATE INDEX activity_by_recipient ON activity (recipient_id, created DESC, id DESC);
  CREATE INDEX activity_by_log ON activity (log_id);
  CREATE INDEX activity_by_comment ON activity (comment_id);
`;
