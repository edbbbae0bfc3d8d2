import { type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import { type Coding, codingsFor } from './content-coding.ts';

/** Bytes from which compressing pays: below, an answer fits into one packet either way. */
const MIN_BYTES = 1024;

/** A response that could be compressed. */
export interface Compressible {
  readonly acceptEncoding: string | null | undefined;
  /** Bytes; infinite for one in parts. */
  readonly length: number;
  /** Whether it can hold a credential. */
  readonly isSecret: boolean;
}

export interface ChosenCoding {
  /** Null for bytes as they are. */
  readonly coding: Coding | null;
  /** Whether another `Accept-Encoding` could get other bytes. */
  readonly varies: boolean;
}

/** Whether the answer to an operation can hold a credential: that to a sign-in does. */
export function canHoldSecret({ operation }: OperationDefinitionNode): boolean {
  return operation === OperationTypeNode.MUTATION;
}

export type ChooseCoding = (response: Compressible) => ChosenCoding;

const PLAIN: ChosenCoding = { coding: null, varies: false };

/**
 * Chooses the coding of responses.
 *
 * What a sign-in or a renewed token is answered is never compressed, nor is any other answer to a mutation: the length of
 * compressed bytes tells how much a secret in them resembles what an attacker has written beside it (BREACH). Answers to
 * queries hold no credential, and no page of another origin can have them made with a person's: credentials travel in
 * headers that a browser does not send by itself.
 */
export function codingChooser(isOn: boolean): ChooseCoding {
  if (!isOn) return () => PLAIN;
  return ({ acceptEncoding, length, isSecret }) => {
    if (isSecret) return PLAIN;
    const { best, refusesPlain } = codingsFor(acceptEncoding);
    const isWorthIt = length >= MIN_BYTES || (refusesPlain && length > 0);
    return isWorthIt ? { coding: best, varies: true } : PLAIN;
  };
}
