import graphql from '@graphql-eslint/eslint-plugin';

// ESLint reads GraphQL here, Biome everything else. It reads the schema as printed; what it has no rule for,
// `test/schema.test.ts` says of the schema as served.

const recommended = graphql.configs['flat/schema-recommended'].rules;
const [, recommendedNames] = recommended['@graphql-eslint/naming-convention'];

/** Selects what holds one of a scalar, null or not: fields, or arguments and input fields. */
function holding(kind, scalar) {
  return `${kind}:matches([gqlType.name.value=${scalar}], [gqlType.gqlType.name.value=${scalar}])`;
}

/** What a name says of the value, so that nobody has to look up its type. */
const names = {
  ...recommendedNames,
  InputObjectTypeDefinition: { requiredPattern: /(Input|Filter)$/ },
  ObjectTypeDefinition: { forbiddenPatterns: [/(Input|Filter)$/] },
  'FieldDefinition[parent.name.value=Mutation]': { requiredPattern: /^[a-z]+[A-Z]/ },
  [holding('FieldDefinition', 'Boolean')]: {
    requiredPattern: /^(is|has|can|viewer(Is|Was|Has|Had|Can))[A-Z]/,
  },
  // `start` and `end` bound a range of time, `since` and `until` what of a stream is wanted.
  [holding('FieldDefinition', 'DateTime')]: { requiredPattern: /At$|^(start|end)$/ },
  [holding('InputValueDefinition', 'DateTime')]: { requiredPattern: /At$|^(start|end|since|until)$/ },
  [holding('FieldDefinition', 'URL')]: { requiredPattern: /(^u|U)rl$/ },
  // `moveTo` takes the id of where things go.
  [holding('InputValueDefinition', 'ID')]: { requiredPattern: /(^i|I)d$|To$/ },
  [holding('FieldDefinition', 'ID')]: { requiredPattern: /(^i|I)d$/ },
};
// An id is an `ID`, whatever the service makes it of: a number, a UUID.
for (const kind of ['FieldDefinition', 'InputValueDefinition']) {
  for (const scalar of ['String', 'Int']) {
    names[holding(kind, scalar)] = { forbiddenPatterns: [/(^i|I)d$/] };
  }
}

const graphqlFiles = {
  plugins: { '@graphql-eslint': graphql },
  languageOptions: {
    parser: graphql.parser,
    parserOptions: {
      graphQLConfig: { schema: 'schema/schema.graphql', documents: 'schema/operations/**/*.graphql' },
    },
  },
};

export default [
  {
    ...graphqlFiles,
    files: ['schema/schema.graphql'],
    rules: {
      ...recommended,
      ...graphql.configs['flat/schema-relay'].rules,
      '@graphql-eslint/naming-convention': ['error', names],
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          DirectiveDefinition: true,
          EnumValueDefinition: true,
          FieldDefinition: true,
          InputValueDefinition: true,
        },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: '[description.value=/[^.]$/]', message: 'A description ends with a full stop.' },
      ],
      // Lists that are short and come whole with their parent are lists; not every type that is listed is a Node.
      '@graphql-eslint/relay-edge-types': [
        'error',
        { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false },
      ],
      // Values have no id: a token, a count, a range.
      '@graphql-eslint/strict-id-in-types': 'off',
      // A timeline is read forward only.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // It takes `User.username` for "name of a user".
      '@graphql-eslint/no-typename-prefix': 'off',
    },
  },
  {
    ...graphqlFiles,
    files: ['schema/operations/**/*.graphql'],
    rules: {
      ...graphql.configs['flat/operations-recommended'].rules,
    },
  },
];
