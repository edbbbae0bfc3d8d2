import SchemaBuilder, {
  BasePlugin,
  type FieldNullability,
  type InputFieldMap,
  type PothosOutputFieldConfig,
  type PothosTypeConfig,
  type SchemaTypes,
  type TypeParam,
} from '@pothos/core';
import {
  type FieldPolicy,
  type MutationPolicy,
  policyExtensions,
  type TypePolicy,
} from '../contract/field-policy.ts';

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
    > extends FieldPolicy {}
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

const FIELD_OPTIONS = [
  'cost',
  'calls',
  'loads',
  'listSize',
  'maxListSize',
  'entriesOf',
  'cacheFor',
  'invalidates',
] as const satisfies readonly (keyof FieldPolicy | keyof MutationPolicy)[];

const TYPE_OPTIONS = ['cacheFor', 'loadedBy', 'isPage'] as const satisfies readonly (keyof TypePolicy)[];

/** Stores what types and fields declare for the server where `contract/field-policy.ts` reads it. */
class FieldOptionsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onTypeConfig(config: PothosTypeConfig): PothosTypeConfig {
    return config.kind === 'Object' ? withPolicy(config, TYPE_OPTIONS) : config;
  }

  override onOutputFieldConfig(config: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    return withPolicy(config, FIELD_OPTIONS);
  }
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
