import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  type ValidationRule,
  validate,
} from 'graphql';
import type { Limits } from '../../config/config.ts';
import type { CompiledOperation } from '../../execution/compile-operation.ts';
import { parseWithinLimit } from '../limits/parse-within-limit.ts';
import { breachesOf } from '../limits/shape-limits.ts';
import type { CompiledOperations } from '../operations/compiled-operations.ts';
import type { DocumentCache } from '../operations/document-cache.ts';
import type { Operation } from '../operations/operation-walk.ts';
import type { Manifests } from '../persisted/manifests.ts';

/** An operation that may be executed as soon as its variables are looked at. */
export interface AdmittedOperation extends Operation {
  readonly compiled: CompiledOperation;
}

export interface AdmittedOperationsOptions {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  readonly rules: readonly ValidationRule[];
  readonly manifests: Manifests;
  readonly documents: DocumentCache;
  readonly compiled: CompiledOperations;
}

/** The operations that can be executed by plans: within the limits, and valid. Each is looked at once. */
export class AdmittedOperations {
  readonly #options: AdmittedOperationsOptions;
  readonly #known = new WeakMap<DocumentNode, Map<string | undefined, AdmittedOperation>>();

  constructor(options: AdmittedOperationsOptions) {
    this.#options = options;
  }

  /** Null for one that isn't, whatever may be wrong with it. */
  find(text: string, operationName: string | undefined): AdmittedOperation | null {
    const document = this.#documentOf(text);
    if (document === null) return null;
    const operations = this.#known.get(document);
    const known = operations?.get(operationName);
    if (known) return known;
    const { schema } = this.#options;
    const operation = getOperationAST(document, operationName);
    const compiled = operation && this.#options.compiled.find({ schema, document, operationName });
    if (!compiled) return null;
    const admitted = { operation, document, schema, compiled };
    operations?.set(operationName, admitted);
    return admitted;
  }

  #documentOf(text: string): DocumentNode | null {
    const { documents } = this.#options;
    const known = documents.get(text);
    if (known && this.#known.has(known)) return known;
    const document = known ?? this.#parse(text);
    if (document === null || !this.#isValid(document)) return null;
    if (!known) documents.set(text, document);
    this.#known.set(document, new Map());
    return document;
  }

  #parse(text: string): DocumentNode | null {
    try {
      return parseWithinLimit(text, this.#options.limits.tokens);
    } catch {
      return null;
    }
  }

  #isValid(document: DocumentNode): boolean {
    const { schema, limits, rules, manifests } = this.#options;
    if (manifests.has(document)) return true;
    return breachesOf(document, limits).length === 0 && validate(schema, document, rules).length === 0;
  }
}
