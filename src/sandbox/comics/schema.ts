/**
 * The tables of Comics. Datetimes are naive texts in UTC (`2012-10-08T04:03:56.411028`), with microseconds where there
 * are any, which sort as they read; each dialect tells them in its own way.
 */
export const comicsSchema = `
  CREATE TABLE user (
    id INTEGER PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    -- As it is: made up, the same for all, and told in the documentation.
    password TEXT NOT NULL,
    secret_key TEXT NOT NULL UNIQUE,
    date_joined TEXT NOT NULL,
    last_login TEXT
  );
  CREATE TABLE comic (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    language TEXT NOT NULL,
    url TEXT NOT NULL,
    active INTEGER NOT NULL,
    start_date TEXT,
    end_date TEXT,
    rights TEXT NOT NULL,
    added TEXT NOT NULL
  );
  CREATE TABLE release (
    id INTEGER PRIMARY KEY,
    comic_id INTEGER NOT NULL REFERENCES comic,
    pub_date TEXT NOT NULL,
    fetched TEXT NOT NULL
  );
  -- has_file: some pictures are known of, but their file is lost.
  CREATE TABLE image (
    id INTEGER PRIMARY KEY,
    comic_id INTEGER NOT NULL REFERENCES comic,
    checksum TEXT NOT NULL,
    has_file INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    fetched TEXT NOT NULL,
    height INTEGER NOT NULL,
    width INTEGER NOT NULL
  );
  -- A picture can belong to several releases.
  CREATE TABLE release_image (
    release_id INTEGER NOT NULL REFERENCES release,
    image_id INTEGER NOT NULL REFERENCES image,
    PRIMARY KEY (release_id, image_id)
  ) WITHOUT ROWID;
  -- One user can subscribe to a comic twice: no real instance has the constraint that its documents suggest.
  CREATE TABLE subscription (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES user,
    comic_id INTEGER NOT NULL REFERENCES comic
  );
  CREATE INDEX subscription_by_user ON subscription (user_id, comic_id);
`;

/** Made once the tables are filled, which is faster than keeping them in order meanwhile. */
export const comicsIndexes = `
  CREATE INDEX comic_by_name ON comic (name COLLATE NOCASE, id);
  CREATE INDEX release_by_fetched ON release (fetched DESC, id DESC);
  CREATE INDEX release_by_comic ON release (comic_id, fetched DESC, id DESC);
  CREATE INDEX release_by_pub_date ON release (pub_date);
  CREATE INDEX release_by_image ON release_image (image_id);
`;
