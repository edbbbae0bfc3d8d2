/**
 * The tables of Life Logger. Times are texts as the API sends them (`2026-03-24T09:00:00+00:00`), which sort as they
 * read; only a session's last use is a number, milliseconds since the Unix epoch.
 */
export const lifeLoggerSchema = `
  CREATE TABLE user (
    id INTEGER PRIMARY KEY,
    username TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    -- As it is: made up, the same for all, and told in the documentation.
    password TEXT NOT NULL,
    created_at TEXT NOT NULL,
    is_admin INTEGER NOT NULL DEFAULT 0
  );
  CREATE TABLE session (
    token TEXT PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES user,
    -- Null until the first call.
    last_used INTEGER,
    never_ends INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE label (
    user_id INTEGER NOT NULL REFERENCES user,
    label TEXT NOT NULL,
    PRIMARY KEY (user_id, label)
  ) WITHOUT ROWID;
  -- A label that was deleted stays on its events, so they don't refer to it.
  CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES user,
    label TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT
  );
  CREATE INDEX event_by_start ON event (user_id, started_at, id);
`;
