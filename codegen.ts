import type { CodegenConfig } from '@graphql-codegen/cli';

// Reads the printed SDL: importing the schema's source here would meet a second copy of graphql.
const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  documents: 'schema/operations/**/*.graphql',
  generates: {
    'schema/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        importExtension: '.ts',
        useTypeImports: true,
        enumsAsTypes: true,
        defaultScalarType: 'unknown',
        scalars: { DateTime: 'string', URL: 'string' },
      },
    },
  },
};

export default config;
