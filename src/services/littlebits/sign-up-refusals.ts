import type { Refusal } from '../../upstream/http/errors.ts';

/** Rails' names for what was sent, as its sentences begin with them, and the fields of the input. */
const attributes = [
  ['Password confirmation', 'passwordConfirmation'],
  ['Password', 'password'],
  ['Username', 'username'],
  ['Email', 'email'],
] as const;

/** `Email is invalid, Password is too short` → one for each field, where it is one sentence for all. */
export function refusalsOfSignUp(refusal: Refusal): Refusal[] {
  // Where Rails tells fields by name, they are those of the form.
  if (refusal.field !== null) return [{ ...refusal, field: inputField(refusal.field) }];
  const sentences = refusal.message.split(/, (?=(?:Email|Username|Password) )/);
  return sentences.map((message) => ({ field: fieldOf(message), message }));
}

function fieldOf(sentence: string): string | null {
  return attributes.find(([name]) => sentence.startsWith(`${name} `))?.[1] ?? null;
}

/** `user.password_confirmation` → `passwordConfirmation` */
function inputField(name: string): string {
  const attribute = name.replace(/^user\./, '');
  return attribute === 'password_confirmation' ? 'passwordConfirmation' : attribute;
}
