import { type CorsPolicy, corsHeaders } from './cors.ts';
import { REQUEST_ID_HEADER } from './request-id.ts';

/** No guessing of types, no address given away. */
export const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

/** The `Cache-Control` of every response that does not set its own. */
export const NO_STORE = 'no-store';

const SECURITY_HEADER_LIST = Object.entries(SECURITY_HEADERS).flat();

/** The headers of every response, by both entrances: names and values, one after the other. */
export function commonHeaders(
  cors: CorsPolicy | undefined,
  origin: string | null | undefined,
  requestId: string,
): readonly string[] {
  return [...SECURITY_HEADER_LIST, REQUEST_ID_HEADER, requestId, ...corsHeaders(cors, origin)];
}
