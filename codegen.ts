import { createHash } from 'node:crypto';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { type DocumentNode, print } from 'graphql';

const types = {
  importExtension: '.ts',
  useTypeImports: true,
  enumsAsTypes: true,
  defaultScalarType: 'unknown',
  scalars: { Date: 'string', DateTime: 'string', URL: 'string' },
} as const;

// Reads the printed SDL: importing the schema's source here would meet a second copy of graphql.
const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  generates: {
    'schema/generated/': {
      documents: 'schema/operations/**/*.graphql',
      preset: 'client',
      presetConfig: {
        fragmentMasking: false,
        // Each typed document holds its id in the manifest. The preset's own `persistedDocuments` sorts and squeezes the
        // text first: an id that no client would find for the text it sends.
        onExecutableDocumentNode: (document: DocumentNode) => ({
          hash: `sha256:${createHash('sha256').update(print(document)).digest('hex')}`,
        }),
      },
      config: { ...types, documentMode: 'string' },
    },
    // What a frontend with queries of its own generates.
    'examples/clients/generated/': {
      documents: 'examples/clients/documents.ts',
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: types,
    },
  },
};

export default config;
