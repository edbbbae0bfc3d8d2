import type { DocumentNode, GraphQLSchema } from 'graphql';
import { canGenerateCode } from '../../execution/can-generate-code.ts';
import { type CompiledOperation, compileOperation } from '../../execution/compile-operation.ts';

interface OperationChoice {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
}

/**
 * The plans of one gateway's operations, each made when it is first asked for. A document's are kept as long as the
 * document, so that what bounds the document cache bounds them.
 */
export class CompiledOperations {
  readonly #known = new WeakMap<DocumentNode, Map<string, CompiledOperation | null>>();

  /** Null for what can't be planned, and for everything where no code may be generated: graphql-js' own executor runs it. */
  find({ schema, document, operationName }: OperationChoice): CompiledOperation | null {
    if (!canGenerateCode) return null;
    const operations = this.#known.get(document) ?? new Map<string, CompiledOperation | null>();
    this.#known.set(document, operations);
    const known = operations.get(operationName ?? '');
    if (known !== undefined) return known;
    const operation = compileOperation({ schema, document, operationName });
    // Names that no operation has are not kept: there's no end of them.
    if (operation) operations.set(operationName ?? '', operation);
    return operation;
  }
}
