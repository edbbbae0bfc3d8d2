import { empty } from '../../upstream/http/decoding/decode.ts';
import {
  type Refusal,
  type UpstreamError,
  UpstreamRefusedError,
  UpstreamUnauthenticatedError,
} from '../../upstream/http/errors.ts';
import type { AnonymousCall, LittlebitsClient } from './client.ts';
import { refusalsOfSignUp } from './sign-up-refusals.ts';
import type { Users } from './users.ts';
import { decodeAccount, decodeNewUser, decodeNothing, type WireAccount } from './wire/session.ts';
import type { WireUser } from './wire/user.ts';

const SIGN_OUT_PATH = 'session/destroy';

interface FacebookPerson {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly userId: string;
}

interface NewUser {
  readonly email: string;
  readonly username: string;
  readonly password: string;
  readonly passwordConfirmation: string;
}

/** Who has signed in or up. What the response does not hold is null; `fault` is the error where it can't be read. */
export interface Account {
  readonly user: WireUser | null;
  readonly key: string | null;
  readonly fault: UpstreamError | null;
}

/** Signing in and out, and becoming a member. What is refused here never repeats a password. */
export class Sessions {
  readonly #client: LittlebitsClient;
  readonly #users: Users;

  constructor(client: LittlebitsClient, users: Users) {
    this.#client = client;
    this.#users = users;
  }

  /** POST session/create */
  signIn(email: string, password: string): Promise<Account> {
    const form = { 'mobile_app[email]': email, 'mobile_app[password]': password };
    return this.#signIn('session/create', { form, secrets: [password] });
  }

  /** POST session/fb, the only one that takes JSON. */
  signInWithFacebook({ firstName, lastName, email, userId }: FacebookPerson): Promise<Account> {
    const json = { first_name: firstName, last_name: lastName, email, access_token: { userID: userId } };
    return this.#signIn('session/fb', { json, secrets: [userId] });
  }

  /** POST session/destroy. The answer is always the same: it doesn't tell whether the token was anybody's. */
  async signOut(token: string = this.#client.tokenFor('POST', SIGN_OUT_PATH)): Promise<void> {
    await this.#client.postAnonymously(SIGN_OUT_PATH, empty, { form: { token }, secrets: [token] });
  }

  /** POST users/new. Null where the answer does not hold the new user. */
  async signUp(user: NewUser): Promise<Account | null> {
    const { email, username, password, passwordConfirmation } = user;
    const form = {
      'user[email]': email,
      'user[username]': username,
      'user[password]': password,
      'user[password_confirmation]': passwordConfirmation,
    };
    const secrets = [password, passwordConfirmation];
    try {
      const account = await this.#client.postAnonymously('users/new', decodeNewUser, { form, secrets });
      return account && this.#told('users/new', account);
    } catch (error) {
      if (!(error instanceof UpstreamRefusedError)) throw error;
      throw refusedAnew(error, error.refusals.flatMap(refusalsOfSignUp));
    }
  }

  /** GET users/password_reset?email= */
  async requestPasswordReset(email: string): Promise<void> {
    try {
      await this.#client.changeByGet('users/password_reset', decodeNothing, { email });
    } catch (error) {
      if (!(error instanceof UpstreamRefusedError)) throw error;
      // It is all that was sent.
      throw refusedAnew(
        error,
        error.refusals.map(({ message }) => ({ field: 'email', message })),
      );
    }
  }

  async #signIn(path: string, call: AnonymousCall): Promise<Account> {
    try {
      return this.#told(path, await this.#client.postAnonymously(path, decodeAccount, call));
    } catch (error) {
      if (error instanceof UpstreamRefusedError) throw refusedAnew(error, error.refusals);
      if (!(error instanceof UpstreamUnauthenticatedError)) throw error;
      // It is not about a credential in a header: there was none.
      throw refusedAnew(error, [{ field: null, message: 'littleBits does not accept this sign-in.' }]);
    }
  }

  #told(path: string, { user, key, fault }: WireAccount): Account {
    if (user?.projects) this.#users.keep(user);
    return { user, key, fault: fault && this.#client.malformed('POST', path, fault) };
  }
}

/** What was refused by a 200, or as if a credential were missing, told as what it is: values that are not taken. */
function refusedAnew(
  { request, message }: UpstreamError,
  refusals: readonly Refusal[],
): UpstreamRefusedError {
  return new UpstreamRefusedError(request, message, { status: 422, refusals });
}
