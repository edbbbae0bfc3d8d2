import { MIMEType } from 'node:util';

/** A media type, or in an `Accept` header a range of them (`text/*`). */
export interface MediaType {
  /** In lower case. */
  readonly type: string;
  /** In lower case. */
  readonly subtype: string;
  /** Names in lower case, values as they were sent, without quotes. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Reads `type/subtype; name=value` (RFC 9110, 8.3.1); null for what is not of this form. */
export function parseMediaType(text: string): MediaType | null {
  try {
    const { type, subtype, params } = new MIMEType(text);
    return { type, subtype, parameters: new Map(params) };
  } catch {
    return null;
  }
}

/** Splits a list at its commas, but not at those inside quotes (RFC 9110, 5.6.1). */
export function splitList(header: string): string[] {
  const members = header.match(/(?:"(?:[^"\\]|\\.)*"?|[^",])+/gs) ?? [];
  return members.map((member) => member.trim()).filter((member) => member !== '');
}

/** How much a client wants something: the weight `q`, 1 where none is sent, 0 for one that cannot be read. */
export function weightOf(text: string | undefined): number {
  if (text === undefined) return 1;
  const weight = text.trim() === '' ? Number.NaN : Number(text);
  return weight > 0 ? Math.min(1, weight) : 0;
}
