import SchemaBuilder, {
  BasePlugin,
  type FieldNullability,
  type InputFieldMap,
  type PothosOutputFieldConfig,
  type PothosTypeConfig,
  type SchemaTypes,
  type TypeParam,
} from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import type { Context } from '../contract/context.ts';
import {
  type FieldPolicy,
  fieldPolicyOf,
  type MutationPolicy,
  policyExtensions,
  type TypePolicy,
} from '../contract/field-policy.ts';
import { checkResult } from './wire/check-result.ts';
import { exposedProperty } from './wire/collect-reads.ts';

declare global {
  namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      fieldOptions: FieldOptionsPlugin<Types>;
    }
    interface QueryFieldOptions<
      Types extends SchemaTypes,
      Type extends TypeParam<Types>,
      Nullable extends FieldNullability<Type>,
      Args extends InputFieldMap,
      ResolveReturnShape,
    > extends FieldPolicy {}
    interface ObjectFieldOptions<
      Types extends SchemaTypes,
      ParentShape,
      Type extends TypeParam<Types>,
      Nullable extends FieldNullability<Type>,
      Args extends InputFieldMap,
      ResolveReturnShape,
    > extends Omit<FieldPolicy, 'reads'> {
      reads?: readonly ReadPath<ParentShape>[];
    }
    interface MutationFieldOptions<
      Types extends SchemaTypes,
      Type extends TypeParam<Types>,
      Nullable extends FieldNullability<Type>,
      Args extends InputFieldMap,
      ResolveReturnShape,
    > extends MutationPolicy {}
    interface ObjectTypeOptions<Types extends SchemaTypes, Shape> extends TypePolicy {}
  }
}

/** A property of an object, or something of what it holds: `created`, `tags.length`, `likes.user`. */
export type ReadPath<Shape> = (keyof Shape & string) | `${keyof Shape & string}.${string}`;

const FIELD_OPTIONS = [
  'cost',
  'calls',
  'loads',
  'listSize',
  'maxListSize',
  'entriesOf',
  'cacheFor',
  'invalidates',
  'reads',
  'wraps',
  'isChecked',
] as const satisfies readonly (keyof FieldPolicy | keyof MutationPolicy)[];

const TYPE_OPTIONS = [
  'cacheFor',
  'loadedBy',
  'isPage',
  'wire',
] as const satisfies readonly (keyof TypePolicy)[];

/** Stores what types and fields declare for the server where `contract/field-policy.ts` reads it. */
class FieldOptionsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onTypeConfig(config: PothosTypeConfig): PothosTypeConfig {
    return config.kind === 'Object' ? withPolicy(config, TYPE_OPTIONS) : config;
  }

  override onOutputFieldConfig(config: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    return withPolicy(config, FIELD_OPTIONS);
  }

  /** Where objects of a service enter the graph, they are checked; those embedded in them are checked with them. */
  override wrapResolve(
    resolve: GraphQLFieldResolver<unknown, Types['Context'], object>,
    config: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    if (!this.#letsIn(config)) return resolve;
    const { wraps } = fieldPolicyOf(declared(config));
    return (parent, args, context, info) => {
      const { request } = context as Context; // Of the one builder that has these options.
      const result: unknown = resolve(parent, args, context, info);
      return result instanceof Promise
        ? result.then((settled) => checkResult(settled, wraps, request, info))
        : checkResult(result, wraps, request, info);
    };
  }

  #letsIn(config: PothosOutputFieldConfig<Types>): boolean {
    const { wraps, isChecked } = fieldPolicyOf(declared(config));
    if (wraps !== undefined) return true;
    if (isChecked || config.graphqlKind === 'Interface') return false;
    if (exposedProperty(declared(config)) !== undefined && this.#hasWire(config.parentType)) return false;
    const type = config.type.kind === 'List' ? config.type.type : config.type;
    if (type.kind === 'Object') return this.#hasWire(type.ref);
    return type.kind === 'Interface' || type.kind === 'Union';
  }

  #hasWire(ref: Parameters<typeof this.builder.configStore.getTypeConfig>[0]): boolean {
    const { pothosOptions } = this.builder.configStore.getTypeConfig(ref);
    return 'wire' in pothosOptions;
  }
}

function declared({
  extensions,
}: {
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined;
}) {
  return { extensions: extensions ?? {} };
}

function withPolicy<
  Config extends { readonly pothosOptions: object; readonly extensions?: object | null | undefined },
>(config: Config, names: readonly string[]): Config {
  const declared = Object.entries(config.pothosOptions).filter(([name]) => names.includes(name));
  if (declared.length === 0) return config;
  return {
    ...config,
    extensions: { ...config.extensions, ...policyExtensions(Object.fromEntries(declared)) },
  };
}

SchemaBuilder.registerPlugin('fieldOptions', FieldOptionsPlugin);
