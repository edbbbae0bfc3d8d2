import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

test('the schema and the example operations keep to the style', async () => {
  const results = await new ESLint().lintFiles(['schema']);
  const files = results.map(({ filePath }) => filePath);
  expect(files).toContain(`${process.cwd()}/schema/schema.graphql`);
  expect(files).toContain(`${process.cwd()}/schema/operations/littlelogs/logs.graphql`);
  const findings = results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, message }) => `${filePath}:${line} ${message}`),
  );
  expect(findings).toEqual([]);
});

const good = `
"""What can be read."""
type Query {
  """The notes."""
  notes(
    """How many."""
    first: Int

    """After which."""
    after: String

    """How many from the end."""
    last: Int

    """Before which."""
    before: String

    """Since when."""
    createdAt: DateTime

    """Whose."""
    authorId: ID
  ): NoteConnection
}

"""What can be changed."""
type Mutation {
  """Writes a note."""
  createNote(
    """The note."""
    input: CreateNoteInput!
  ): Note
}

"""A note to write."""
input CreateNoteInput {
  """What it says."""
  text: String!
}

"""A note."""
type Note {
  """Global id."""
  id: ID!

  """The service's own id for it."""
  databaseId: ID!

  """When it was written."""
  createdAt: DateTime!

  """Whether anybody can read it."""
  isPublic: Boolean

  """Where it stands."""
  pageUrl: URL

  """What it is."""
  kind: NoteKind!
}

"""What a note is."""
enum NoteKind {
  """Long."""
  ESSAY

  """Short."""
  REMARK @deprecated(reason: "All are essays.")
}

"""Notes, newest first."""
type NoteConnection {
  """The items with their cursors."""
  edges: [NoteEdge!]!

  """The items."""
  nodes: [Note!]!

  """Where the page lies."""
  pageInfo: PageInfo!
}

"""A note and its place."""
type NoteEdge {
  """The place."""
  cursor: String!

  """The note."""
  node: Note!
}

"""Where a page lies."""
type PageInfo {
  """Cursor of the last item."""
  endCursor: String

  """Whether there is more after it."""
  hasNextPage: Boolean!

  """Whether there is more before it."""
  hasPreviousPage: Boolean!

  """Cursor of the first item."""
  startCursor: String
}

"""A point in time."""
scalar DateTime

"""A web address."""
scalar URL
`;

/** The rules that a schema breaks: `naming-convention, no-unreachable-types`. */
async function brokenRules(sdl: string): Promise<string> {
  const eslint = new ESLint({
    overrideConfig: { languageOptions: { parserOptions: { graphQLConfig: { schema: sdl } } } },
  });
  const [result] = await eslint.lintText(sdl, { filePath: 'schema/schema.graphql' });
  const rules = result!.messages.map(
    ({ ruleId, message }) => ruleId?.replace('@graphql-eslint/', '') ?? message,
  );
  return [...new Set(rules)].toSorted().join(', ');
}

test('a schema that keeps to the style passes', async () => {
  expect(await brokenRules(good)).toBe('');
});

test.each([
  ['a type without a description', '"""A note."""\n', '', 'require-description'],
  ['a field without a description', '"""Global id."""\n', '', 'require-description'],
  ['an argument without a description', '"""How many."""\n', '', 'require-description'],
  ['an input field without a description', '"""What it says."""\n', '', 'require-description'],
  ['an enum value without a description', '"""Long."""\n', '', 'require-description'],
  ['a description in a comment', '"""A note."""', '# A note.', 'no-hashtag-description, require-description'],
  ['a description that is no sentence', '"""Global id."""', '"""Global id"""', 'no-restricted-syntax'],
  ['a field in snake case', 'pageUrl: URL', 'page_url: URL', 'naming-convention'],
  ['an enum value in lower case', 'ESSAY', 'essay', 'naming-convention'],
  ['a type named as one', 'NoteKind', 'NoteKindEnum', 'naming-convention'],
  ['an input that is not named as one', 'CreateNoteInput', 'NewNote', 'naming-convention'],
  ['a mutation that names no object', 'createNote(', 'create(', 'naming-convention'],
  ['a query that begins with get', 'notes(', 'getNotes(', 'naming-convention'],
  ['a boolean that does not read as yes or no', 'isPublic', 'public', 'naming-convention'],
  ['a time that is not named as one', 'createdAt: DateTime!', 'created: DateTime!', 'naming-convention'],
  [
    'a time to give that is not named as one',
    'createdAt: DateTime\n',
    'from: DateTime\n',
    'naming-convention',
  ],
  ['an address that is not named as one', 'pageUrl', 'page', 'naming-convention'],
  ['an id to give that is not named as one', 'authorId: ID', 'author: ID', 'naming-convention'],
  ['an id that is a number', 'authorId: ID', 'authorId: Int', 'naming-convention'],
  ['an id that is a text', 'id: ID!', 'id: String!', 'naming-convention'],
  ["a service's own id that is a number", 'databaseId: ID!', 'databaseId: Int!', 'naming-convention'],
  ['a deprecation without a reason', '(reason: "All are essays.")', '', 'require-deprecation-reason'],
  ['a type that nobody can reach', 'kind: NoteKind!', 'kind: String!', 'no-unreachable-types'],
  ['a connection without edges', 'edges: [NoteEdge!]!', 'items: [NoteEdge!]!', 'relay-connection-types'],
  ['an edge without a cursor', 'cursor: String!', 'place: String!', 'relay-edge-types'],
  ['a list of pages that cannot be gone through', 'after: String', 'page: String', 'relay-arguments'],
])('%s fails', async (_, from, to, rule) => {
  expect(good).toContain(from);
  expect(await brokenRules(good.replaceAll(from, to))).toBe(rule);
});
