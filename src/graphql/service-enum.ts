import { catalogue } from '../catalogue.ts';
import { builder } from './builder.ts';

/** The schema's `Service` enum; its values are the services' ids. */
export const ServiceEnum = builder.enumType('Service', {
  description: 'The REST services behind this API.',
  values: Object.fromEntries(catalogue.map(({ id, description }) => [id, { value: id, description }])),
});
