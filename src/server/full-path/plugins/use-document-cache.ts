import type { DocumentNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { DocumentCache } from '../../operations/document-cache.ts';

/**
 * Keeps documents once they are found valid. yoga's own cache is asked for them, and gets none: it keeps whatever can be
 * parsed, with all its errors.
 */
export function useDocumentCache(documents: DocumentCache): Plugin {
  return {
    onValidate({ params, context }) {
      const document: DocumentNode = params.documentAST;
      return ({ valid }) => {
        const { query } = context.params;
        if (valid && typeof query === 'string' && documents.get(query) !== document) {
          documents.set(query, document);
        }
      };
    },
  };
}
