/**
 * The tables of Larder. Times are texts as the API sends them, which sort as they read. Rows have a number of their own
 * beside the UUID that the API knows them by: it keeps the order in which things of the same second were made.
 */
export const larderSchema = `
  CREATE TABLE user (
    id INTEGER PRIMARY KEY,
    username TEXT NOT NULL UNIQUE,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    timezone TEXT NOT NULL,
    avatar TEXT NOT NULL,
    date_joined TEXT NOT NULL,
    trial TEXT CHECK (trial IN ('running', 'ended'))
  );
  CREATE TABLE api_token (
    token TEXT PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES user
  ) WITHOUT ROWID;

  -- What lies in a folder goes with it.
  CREATE TABLE folder (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    user_id INTEGER NOT NULL REFERENCES user,
    parent_id INTEGER REFERENCES folder ON DELETE CASCADE,
    name TEXT NOT NULL,
    color TEXT NOT NULL,
    icon TEXT,
    created TEXT NOT NULL,
    modified TEXT NOT NULL
  );
  CREATE INDEX folder_by_user ON folder (user_id);
  CREATE INDEX folder_by_parent ON folder (parent_id);
  -- haystack: title, address and description in lower case, for the search. meta: JSON.
  CREATE TABLE link (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    user_id INTEGER NOT NULL REFERENCES user,
    folder_id INTEGER NOT NULL REFERENCES folder ON DELETE CASCADE,
    title TEXT NOT NULL,
    description TEXT,
    url TEXT NOT NULL,
    domain TEXT NOT NULL,
    haystack TEXT NOT NULL,
    meta TEXT,
    created TEXT NOT NULL,
    modified TEXT NOT NULL
  );
  CREATE INDEX link_by_folder ON link (folder_id, created DESC, id DESC);
  CREATE INDEX link_by_user ON link (user_id, created DESC, id DESC);

  CREATE TABLE tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    user_id INTEGER NOT NULL REFERENCES user,
    name TEXT NOT NULL COLLATE NOCASE,
    color TEXT NOT NULL,
    created TEXT NOT NULL,
    modified TEXT NOT NULL,
    UNIQUE (user_id, name)
  );
  CREATE TABLE link_tag (
    link_id INTEGER NOT NULL REFERENCES link ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tag ON DELETE CASCADE,
    PRIMARY KEY (link_id, tag_id)
  ) WITHOUT ROWID;
  CREATE INDEX link_tag_by_tag ON link_tag (tag_id, link_id);
`;
