const MAX_LENGTH = 64;

/** What is wrong with a tag's name, in the words of Django REST Framework; undefined where nothing is. */
export function slugFault(name: string): string | undefined {
  if (name === '') return 'This field may not be blank.';
  if (name.length > MAX_LENGTH) return `Ensure this field has no more than ${MAX_LENGTH} characters.`;
  if (/^[-a-zA-Z0-9_]+$/.test(name)) return undefined;
  return 'Enter a valid "slug" consisting of letters, numbers, underscores or hyphens.';
}
