import { badUserInput } from '../../../relay/bad-user-input.ts';
import { UpstreamRefusedError } from '../../../upstream/http/errors.ts';
import type { Condition } from '../conditions.ts';

/** Reads a filtered list; an instance that refuses a filter (400) is quoted, with the argument that it means. */
export async function takingRefusals<Result>(
  read: Promise<Result>,
  conditions: readonly Pick<Condition<never>, 'parameter' | 'argument'>[],
  at: string,
): Promise<Result> {
  try {
    return await read;
  } catch (error) {
    // Other refusals (an address that is too long, a payment that is due) have nothing to do with a filter.
    if (!(error instanceof UpstreamRefusedError) || error.status !== 400 || conditions.length === 0)
      throw error;
    const said = error.refusals.map(({ message }) => message).join(' ');
    // Nor has one without words of its own, such as a page of HTML for a wrong name of the host.
    if (said === error.message) throw error;
    const refused = conditions.length === 1 ? conditions[0] : conditions.find((one) => names(said, one));
    const argument = refused ? `${at}.${refused.argument}` : at;
    throw badUserInput(`This Comics instance does not take \`${argument}\`. It says: ${said}`, argument);
  }
}

/** Whether the instance speaks of the field that the parameter is about: `height` of `images__height__gt`. */
function names(said: string, { parameter }: { readonly parameter: string }): boolean {
  const field = parameter.split('__').find((part) => part !== 'comic' && part !== 'images');
  return said.match(/[a-z_]+/g)?.some((word) => word === field) ?? false;
}
