import type { Payload, UserErrorShape } from '../../../graphql/user-errors.ts';

/** Lengths that Larder documents, in characters. */
export const longest = { folderName: 120, title: 120, description: 160, tagName: 64 } as const;

/** "Only alphanumeric characters, underscores, and hyphens". */
export function isSlug(name: string): boolean {
  return name.length <= longest.tagName && /^[A-Za-z0-9_-]+$/.test(name);
}

type Fault = UserErrorShape | null;

/** The payload of a change that is refused without a call; null where nothing speaks against it. */
export function refusal(...faults: readonly Fault[]): Payload | null {
  const userErrors = faults.filter((fault) => fault !== null);
  return userErrors.length === 0 ? null : { userErrors };
}

/** Null is as empty as "". What isn't given is not looked at. */
export function empty(field: string, text: string | null | undefined, message: string): Fault {
  if (text === undefined || text?.trim()) return null;
  return { field, code: 'REQUIRED', message };
}

export function tooLong(field: string, text: string | null | undefined, most: number): Fault {
  const length = [...(text ?? '')].length;
  if (length <= most) return null;
  return { field, code: 'INVALID', message: `At most ${most} characters, but it has ${length}.` };
}

export function noSlug(field: string, names: readonly string[]): Fault {
  const name = names.find((candidate) => !isSlug(candidate));
  if (name === undefined) return null;
  const rule = `letters, digits, \`_\` and \`-\`, ${longest.tagName} at most`;
  return {
    field,
    code: 'INVALID',
    message: `${JSON.stringify(excerpt(name))} can't be a tag: it takes ${rule}.`,
  };
}

function excerpt(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
