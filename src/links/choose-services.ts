import type { Service } from '../contract/service.ts';
import { badUserInput } from '../relay/bad-user-input.ts';
import { services } from '../services.ts';

/** A service that has what others may lack: a timeline, a search. */
export type ServiceWith<Part extends keyof Service> = Service & Required<Pick<Service, Part>>;

export function servicesWith<Part extends keyof Service>(part: Part): readonly ServiceWith<Part>[] {
  return services.filter((service): service is ServiceWith<Part> => service[part] !== undefined);
}

/** The service of a value of the schema's `Service` enum. */
export function serviceById(id: string): Service {
  const service = services.find((candidate) => candidate.id === id);
  if (!service) throw badUserInput(`There is no service \`${id}\`.`, 'service');
  return service;
}

/**
 * Those of `able` that an argument `services` names, in their own order; all where it is left out.
 *
 * @param lack What to say of any other service: `has no search`.
 * @throws GraphQLError BAD_USER_INPUT where it names none, or another.
 */
export function chooseServices<Able extends Service>(
  able: readonly Able[],
  ids: readonly string[] | null | undefined,
  lack: string,
): readonly Able[] {
  if (!ids) return able;
  if (ids.length === 0) {
    throw badUserInput('`services` must name at least one. Leave it out for all.', 'services');
  }
  const unable = ids.map(serviceById).find(({ id }) => !able.some((service) => service.id === id));
  if (unable) throw badUserInput(`${unable.name} ${lack}.`, 'services');
  return able.filter(({ id }) => ids.includes(id));
}
