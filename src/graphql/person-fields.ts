import type { FieldBuilder } from './builder.ts';
import { flatString, textOrNull } from './text/text.ts';

/** As Django's users come over the wire. */
interface Person {
  readonly first_name?: string | null;
  readonly last_name?: string | null;
  readonly username: string;
  readonly timezone?: string | null;
}

/** Names and time zone of a person whom a service knows by first and last name. */
export function personFields<Shape extends Person>(t: FieldBuilder<Shape>) {
  return {
    firstName: t.string({
      description: 'First name.',
      reads: ['first_name'],
      resolve: ({ first_name }) => textOrNull(first_name),
    }),
    lastName: t.string({
      description: 'Last name.',
      reads: ['last_name'],
      resolve: ({ last_name }) => textOrNull(last_name),
    }),
    displayName: t.string({
      nullable: false,
      description: 'First and last name, as far as given; else the username.',
      reads: ['first_name', 'last_name', 'username'],
      resolve: fullName,
    }),
    timezone: t.string({
      description: 'IANA name of the time zone: `Australia/Melbourne`.',
      reads: ['timezone'],
      resolve: ({ timezone }) => textOrNull(timezone),
    }),
  };
}

function fullName({ first_name, last_name, username }: Person): string {
  const first = textOrNull(first_name);
  const last = textOrNull(last_name);
  return first && last ? flatString(first, ' ', last) : (first ?? last ?? username);
}
