import { badUserInput } from '../relay/bad-user-input.ts';
import { services } from '../services.ts';
import { builder } from './builder.ts';
import type { Service } from './service.ts';

/** The schema's `Service` enum; its values are the services' ids. */
export const ServiceEnum = builder.enumType('Service', {
  description: 'The REST services behind this API.',
  values: Object.fromEntries(services.map(({ id, description }) => [id, { value: id, description }])),
});

export function serviceById(id: string): Service {
  const service = services.find((candidate) => candidate.id === id);
  if (!service) throw badUserInput(`There is no service \`${id}\`.`, 'service');
  return service;
}
