import { encodings } from '../faults/echoes.ts';

/** The names of the secrets that stand in a text, in whatever coding. */
export function findSecrets(text: string, secrets: Readonly<Record<string, string>>): readonly string[] {
  const lower = text.toLowerCase();
  return Object.entries(secrets).flatMap(([name, secret]) =>
    (formsOf(secret).find(([, form]) => lower.includes(form)) ?? [])
      .slice(0, 1)
      .map((coding) => `${name} (${coding})`),
  );
}

const forms = new Map<string, readonly (readonly [string, string])[]>();

/** A text in base64 looks different at each of three offsets; what is the same at each is its middle. */
function formsOf(secret: string): readonly (readonly [string, string])[] {
  const known = forms.get(secret);
  if (known) return known;
  const plain = Object.entries(encodings).map(([coding, encode]) => [coding, encode(secret)] as const);
  const shifted = [1, 2].map(
    (offset) =>
      [
        `base64 at ${offset}`,
        Buffer.from(`${' '.repeat(offset)}${secret}`)
          .toString('base64')
          .slice(4, -4),
      ] as const,
  );
  const all = [...plain, ...shifted]
    .filter(([, form]) => form.length >= 6)
    .map(([coding, form]) => [coding, form.toLowerCase()] as const);
  forms.set(secret, all);
  return all;
}
