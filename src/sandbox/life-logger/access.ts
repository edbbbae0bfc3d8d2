import { ApiError, unauthenticated } from '../api-error.ts';
import type { Authenticate } from './endpoint.ts';
import type { SessionStore } from './session-store.ts';

/** `Authorization: Bearer …`; another scheme counts as no credential, as FastAPI's HTTPBearer has it. */
export function bearerAuthentication(sessions: SessionStore): Authenticate {
  return (authorization) => {
    const [, token] = /^bearer +(.+)$/i.exec(authorization?.trim() ?? '') ?? [];
    if (token === undefined) throw unauthenticated('Not authenticated', 'Bearer');
    const userId = sessions.use(token);
    if (userId === undefined) {
      // Said by the service itself, which names no scheme as its framework does.
      throw new ApiError(401, { detail: 'Session expired or invalid. Please log in again.' });
    }
    return { userId, token };
  };
}
