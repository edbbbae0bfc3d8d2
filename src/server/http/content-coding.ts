import { type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import { splitList, weightOf } from './media-type.ts';
import { rememberHeaders } from './remember-headers.ts';

/** A content coding of responses. */
export type Coding = 'zstd' | 'br' | 'gzip';

/** What a client accepts, by its `Accept-Encoding` header. */
export interface AcceptedCodings {
  /** The best; null for none, where the client wants bytes as they are, or says nothing. */
  readonly best: Coding | null;
  /** Whether bytes as they are were refused: then even a small body is compressed. */
  readonly refusesPlain: boolean;
}

/** Bytes from which compressing pays: below, an answer fits into one packet either way. */
const MIN_BYTES = 1024;

const NONE: AcceptedCodings = { best: null, refusesPlain: false };

/** In the order in which they are taken where a client wants them equally: the first costs least of our time. */
export const CODINGS: readonly Coding[] = ['zstd', 'br', 'gzip'];

/** Files are kept in gzip from the start, and made in another coding when somebody asks for it. */
const FOR_FILES: readonly Coding[] = ['gzip', 'br', 'zstd'];

/** What an answer that is made anew may be compressed with (RFC 9110, 12.5.3). */
export function codingsFor(acceptEncoding: string | null | undefined): AcceptedCodings {
  return acceptEncoding ? readForAnswers(acceptEncoding) : NONE;
}

/** The same of a file, which is compressed once. */
export function fileCodingFor(acceptEncoding: string | null): Coding | null {
  return acceptEncoding ? readForFiles(acceptEncoding).best : null;
}

const readForAnswers = rememberHeaders((header) => read(header, CODINGS));
const readForFiles = rememberHeaders((header) => read(header, FOR_FILES));

function read(header: string, preferred: readonly Coding[]): AcceptedCodings {
  const weights = weightsOf(header);
  const rest = weights.get('*') ?? 0;
  const plain = weights.get('identity') ?? (weights.get('*') === 0 ? 0 : undefined);
  let best: Coding | null = null;
  // Bytes as they are come last, unless the client names them.
  let bestWeight = plain ?? 0;
  for (const coding of preferred) {
    const weight = weights.get(coding) ?? rest;
    const isBetter = best === null ? weight >= bestWeight && weight > 0 : weight > bestWeight;
    if (!isBetter) continue;
    best = coding;
    bestWeight = weight;
  }
  return { best, refusesPlain: plain === 0 };
}

function weightsOf(header: string): Map<string, number> {
  return new Map(
    splitList(header).map((member): [string, number] => {
      const [name = '', ...parameters] = member.split(';').map((part) => part.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return [name === 'x-gzip' ? 'gzip' : name, weightOf(weight)];
    }),
  );
}

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
