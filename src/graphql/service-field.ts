import type { FieldBuilder } from './builder.ts';
import { ServiceEnum } from './service-enum.ts';

/** Which service an object of a type that only one service has is from: `service`. */
export function serviceField<Shape>(t: FieldBuilder<Shape>, service: string) {
  return t.field({
    type: ServiceEnum,
    nullable: false,
    description: `Always \`${service}\`.`,
    resolve: () => service,
  });
}
