import type { Context, Hono } from 'hono';
import { limitBody } from '../request-body.ts';
import type { AddEndpoint } from './endpoint.ts';
import { parametersOf, Refusal } from './envelope.ts';
import { type Fields, fieldsIn, readFields, sentAs, textIn } from './fields.ts';
import { verifyPassword } from './password.ts';
import { accountOf } from './profile.ts';
import type { Stores } from './stores.ts';
import type { UserRow } from './user-store.ts';

/** Signing in, by password or by Facebook, and out. */
export function addSessionRoutes(app: Hono, add: AddEndpoint, { users, projects }: Stores): void {
  add('POST', '/session/create', {
    params: ({ fields }) => parametersOf({ email: sentAs(fieldsIn(fields, 'mobile_app'), 'email') }),
    async answer({ fields, origin }) {
      const sent = fieldsIn(fields, 'mobile_app');
      const [email, password] = [textIn(sent, 'email'), textIn(sent, 'password')];
      if (!email || !password) throw new Refusal(400, 'Email and password are required.');
      const user = users.byEmail(email);
      // One answer for both, so that nobody learns who is a member.
      if (!user?.password || !(await verifyPassword(password, user.password))) {
        throw new Refusal(200, 'Invalid email or password.');
      }
      return accountOf(user, users.openSession(user.id), projects, origin);
    },
  });

  add('POST', '/session/fb', {
    params: ({ fields }) =>
      parametersOf({
        first_name: sentAs(fields, 'first_name'),
        last_name: sentAs(fields, 'last_name'),
        email: sentAs(fields, 'email'),
      }),
    answer({ fields, origin }) {
      const user = facebookUser(fields, users);
      return accountOf(user, users.openSession(user.id), projects, origin);
    },
  });

  const signOut = async (context: Context): Promise<Response> => {
    // The answer is always the same, whether the token was anybody's or not, and whether one could be read.
    const fields = await readFields(context.req.raw).catch(() => ({}));
    const token = textIn(fields, 'token');
    if (token !== null) users.closeSession(token);
    return context.body(null, 204);
  };
  app.post('/api/v2/session/destroy', limitBody, signOut);
}

/** Signs up whom it doesn't know; an account that is there by its address is linked once, and then for good. */
function facebookUser(fields: Fields, users: Stores['users']): UserRow {
  const [email, firstName, lastName] = ['email', 'first_name', 'last_name'].map((name) =>
    textIn(fields, name)?.trim(),
  );
  const facebookId = textIn(fieldsIn(fields, 'access_token'), 'userID');
  if (!email || !firstName || !lastName || !facebookId) {
    throw new Refusal(200, 'first_name, last_name, email and access_token[userID] are required.');
  }
  const user = users.byEmail(email);
  if (user === undefined) {
    const username = freeUsername(`${firstName}_${lastName}`.replace(/\s+/g, '_'), users);
    return users.add({ username, email, password: null, facebookId });
  }
  if (user.facebook_id === null) users.linkFacebook(user.id, facebookId);
  else if (user.facebook_id !== facebookId) {
    throw new Refusal(403, 'This account is linked to another Facebook user.');
  }
  return user;
}

function freeUsername(wanted: string, users: Stores['users']): string {
  let username = wanted;
  for (let suffix = 2; users.hasUsername(username); suffix++) username = `${wanted}_${suffix}`;
  return username;
}
