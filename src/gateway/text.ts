/** What people left out comes as "", as spaces or as null. */
export function textOrNull(text: string | null | undefined): string | null {
  return text?.trim() || null;
}

interface NamedPerson {
  readonly first_name?: string | null;
  readonly last_name?: string | null;
  readonly username: string;
}

/** First and last name, as far as given; else the username. */
export function fullName({ first_name, last_name, username }: NamedPerson): string {
  const first = textOrNull(first_name);
  const last = textOrNull(last_name);
  return first && last ? `${first} ${last}` : (first ?? last ?? username);
}
