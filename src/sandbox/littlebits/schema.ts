/**
 * The tables of littleBits. Times are texts as the API sends them (`2015-06-15T18:41:32.000Z`), which sort as they read.
 * Pictures are paths, which the host is added to on the way out.
 */
export const littlebitsSchema = `
  -- password: salt and scrypt key; null for who came by Facebook.
  CREATE TABLE user (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    username TEXT NOT NULL UNIQUE COLLATE NOCASE,
    slug TEXT NOT NULL UNIQUE,
    email TEXT NOT NULL UNIQUE COLLATE NOCASE,
    password TEXT,
    facebook_id TEXT UNIQUE,
    twitter TEXT,
    location TEXT,
    bio TEXT,
    avatar TEXT NOT NULL,
    joined TEXT NOT NULL,
    banned INTEGER NOT NULL DEFAULT 0
  );
  CREATE TABLE session (
    token TEXT PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES user,
    never_ends INTEGER NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE product (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('Bit', 'Kit', 'Accessory')),
    bit_type TEXT,
    description TEXT NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    available_on TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    short_description TEXT NOT NULL,
    inactive INTEGER NOT NULL
  );
  -- images: JSON, the middle of each address in the order of their positions.
  CREATE TABLE variant (
    id INTEGER PRIMARY KEY,
    product_id INTEGER NOT NULL REFERENCES product,
    is_master INTEGER NOT NULL,
    first_position INTEGER NOT NULL,
    images TEXT NOT NULL
  );
  CREATE INDEX variant_by_product ON variant (product_id);
  CREATE TABLE kit_bit (
    id INTEGER PRIMARY KEY,
    kit_variant_id INTEGER NOT NULL REFERENCES variant,
    variant_id INTEGER NOT NULL REFERENCES variant,
    quantity INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (kit_variant_id, variant_id)
  );

  CREATE TABLE module (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES user,
    variant_id INTEGER NOT NULL REFERENCES variant,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    UNIQUE (user_id, variant_id)
  );

  -- haystack: name, description and tags in lower case, for the search. parts: JSON, what the detail alone tells.
  CREATE TABLE project (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('project', 'lesson')),
    icon TEXT NOT NULL,
    description TEXT NOT NULL,
    credits TEXT,
    user_id INTEGER NOT NULL REFERENCES user,
    published_at TEXT NOT NULL,
    haystack TEXT NOT NULL,
    parts TEXT NOT NULL
  );
  CREATE INDEX project_by_user ON project (user_id, published_at DESC, id DESC);
  CREATE INDEX project_by_time ON project (published_at DESC, id DESC);
  CREATE TABLE project_product (
    project_id INTEGER NOT NULL REFERENCES project,
    variant_id INTEGER NOT NULL REFERENCES variant,
    quantity INTEGER NOT NULL,
    PRIMARY KEY (project_id, variant_id)
  ) WITHOUT ROWID;
  CREATE TABLE project_tag (
    project_id INTEGER NOT NULL REFERENCES project,
    tag TEXT NOT NULL COLLATE NOCASE,
    PRIMARY KEY (project_id, tag)
  ) WITHOUT ROWID;

  CREATE TABLE comment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    project_id INTEGER NOT NULL REFERENCES project,
    parent_id INTEGER REFERENCES comment,
    owner_id INTEGER NOT NULL REFERENCES user,
    body TEXT NOT NULL,
    created_at TEXT NOT NULL
  );
  CREATE INDEX comment_by_project ON comment (project_id, created_at, id);
  CREATE INDEX comment_by_parent ON comment (parent_id, created_at, id);
  CREATE TABLE project_like (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    project_id INTEGER NOT NULL REFERENCES project,
    user_id INTEGER NOT NULL REFERENCES user,
    UNIQUE (project_id, user_id)
  );
  CREATE INDEX project_like_by_user ON project_like (user_id, id DESC);

  -- content: JSON for a list, HTML else.
  CREATE TABLE content (
    key TEXT PRIMARY KEY,
    display TEXT NOT NULL CHECK (display IN ('list', 'html')),
    content TEXT NOT NULL
  ) WITHOUT ROWID;
`;
