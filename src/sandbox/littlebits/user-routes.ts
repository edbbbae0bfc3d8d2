import { randomBytes } from 'node:crypto';
import type { AddEndpoint, Call } from './endpoint.ts';
import { parametersOf, Refusal } from './envelope.ts';
import { type Fields, fieldsIn, sentAs, textIn } from './fields.ts';
import { identifierParams } from './identifier.ts';
import { hashPassword } from './password.ts';
import { accountOf, profileOf } from './profile.ts';
import type { Stores } from './stores.ts';
import type { UserRow } from './user-store.ts';

const MIN_PASSWORD_LENGTH = 6;

/** Members, what they like, and becoming one. */
export function addUserRoutes(add: AddEndpoint, { users, projects }: Stores): void {
  const requested = (call: Call): UserRow => {
    const user = users.find(call.part('id'));
    if (user === undefined) throw new Refusal(404, "Couldn't find User");
    return user;
  };

  // Before the members, whose slugs stand in the same place.
  add('GET', '/users/password_reset', {
    params: ({ fields }) => parametersOf({ email: sentAs(fields, 'email') }),
    answer({ fields }) {
      const email = textIn(fields, 'email');
      if (!email) throw new Refusal(400, 'Email is required.');
      if (users.byEmail(email) === undefined) throw new Refusal(200, 'Email not found.');
      return {};
    },
  });

  add('POST', '/users/new', {
    params: ({ fields }) => {
      const sent = fieldsIn(fields, 'user');
      return parametersOf({ email: sentAs(sent, 'email'), username: sentAs(sent, 'username') });
    },
    status: 201,
    answer({ fields, origin }) {
      const { email, username, password } = newUser(fieldsIn(fields, 'user'), users);
      const hash = hashPassword(password, randomBytes(16));
      const user = users.add({ email, username, password: hash, facebookId: null });
      return accountOf(user, users.openSession(user.id), projects, origin);
    },
  });

  add('GET', '/users/:id', {
    params: (call) => identifierParams(call.part('id')),
    list: true,
    answer: (call) => [profileOf(requested(call), projects, call.origin)],
  });

  add('GET', '/users/:id/likes', {
    params: (call) => identifierParams(call.part('id')),
    list: true,
    answer: (call) =>
      projects.likedBy(requested(call).id, { viewerId: call.viewer?.userId ?? null, origin: call.origin }),
  });
}

/** Checks a registration; the faults are told in one line, in the words of Rails. */
function newUser(
  sent: Fields,
  users: Stores['users'],
): { readonly email: string; readonly username: string; readonly password: string } {
  const email = textIn(sent, 'email')?.trim() ?? '';
  const username = textIn(sent, 'username')?.trim() ?? '';
  const password = textIn(sent, 'password') ?? '';
  const faults: string[] = [];
  if (email === '') faults.push("Email can't be blank");
  else if (!/^[^@\s]+@[^@\s]+$/.test(email)) faults.push('Email is invalid');
  else if (users.byEmail(email) !== undefined) faults.push('Email has already been taken');
  if (username === '') faults.push("Username can't be blank");
  else if (users.hasUsername(username)) faults.push('Username has already been taken');
  if (password === '') faults.push("Password can't be blank");
  else if (password.length < MIN_PASSWORD_LENGTH) {
    faults.push(`Password is too short (minimum is ${MIN_PASSWORD_LENGTH} characters)`);
  }
  if (textIn(sent, 'password_confirmation') !== password) {
    faults.push("Password confirmation doesn't match Password");
  }
  if (faults.length > 0) throw new Refusal(422, faults.join(', '));
  return { email, username, password };
}
