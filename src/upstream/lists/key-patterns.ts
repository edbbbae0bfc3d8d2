/** Keys that are numbers from 0 on, as far as JavaScript counts exactly. */
export const NUMBER_KEY = /^(0|[1-9]\d{0,15})$/;

/** Keys that are names: of some length, on one line, and without half of a character. */
export const NAME_KEY = /^[^\p{Cc}\p{Cs}]{1,255}$/u;

export const UUID_KEY = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
