import type { SortValue, ValueType } from './anchor.ts';
import type { Order } from './item-traits.ts';

/** An order of items that nobody has checked: one whose sort value can't be read has none. */
export function readableOrder<Item>(order: Order<Item>): Order<Item> {
  return {
    ...order,
    valueOf(item) {
      try {
        const value = order.valueOf(item);
        return value !== null && isReadable(value, order.valueType) ? value : null;
      } catch {
        return null; // It is read of what may be anything.
      }
    },
  };
}

function isReadable(value: SortValue, type: ValueType): boolean {
  if (typeof type === 'string') return isScalar(value, type);
  return typeof value === 'object' && type.every((scalar, index) => isScalar(value[index], scalar));
}

function isScalar(value: unknown, type: string): boolean {
  return type === 'text' ? typeof value === 'string' : Number.isFinite(value);
}
