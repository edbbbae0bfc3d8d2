/** For every answer: no guessing of types, no address given away. */
export const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

/** The `Cache-Control` of whatever says nothing itself: nothing is kept. */
export const UNKEPT = 'no-store';
