import type { Service } from '../../../schema/generated/graphql.ts';

export const serviceNames: Readonly<Record<Service, string>> = {
  LITTLELOGS: 'Littlelogs',
  LARDER: 'Larder',
  LITTLEBITS: 'littleBits',
  LIFE_LOGGER: 'Life Logger',
  COMICS: 'Comics',
};

/** The class that gives an element the colour of a service. */
export function toneOf(service: Service): string {
  return `tone-${service.toLowerCase().replace('_', '-')}`;
}
