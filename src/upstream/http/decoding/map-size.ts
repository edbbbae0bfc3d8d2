import { DecodeError } from './decode-error.ts';
import { isJsonObject } from './json-object.ts';

/**
 * Refuses an object of more names than anybody has, before each of them is checked: a hundred thousand would hold
 * everybody else up.
 *
 * @param path where the object is, for the error.
 * @throws DecodeError
 */
export function checkMapSize(path: string, value: unknown, limit: number): void {
  if (isJsonObject(value) && Object.keys(value).length > limit)
    throw new DecodeError(path, `must not have more than ${limit} properties`);
}
