import type { Anchor } from './anchor.ts';
import type { Range, Window } from './list.ts';

/** A window seen in the direction of a walk: `items[0]` is the first that the walk meets. */
export interface View<Item> {
  readonly items: readonly Item[];
  /** Position of `items[0]`. */
  readonly position: number;
  /** Whether nothing lies behind `items[0]`. */
  readonly atOrigin: boolean;
  /** Whether nothing lies ahead of the last item. */
  readonly atEnd: boolean;
  readonly window: Window<Item>;
}

/** A direction to walk in, so that the walk itself is written once. */
export interface WalkDirection {
  /** What a step onward adds to a position. */
  readonly step: 1 | -1;
  view<Item>(window: Window<Item>): View<Item>;
  /** The `count` items onward from `position`. */
  range(position: number, count: number): Range;
  keysBehind(anchor: Anchor): readonly string[];
  keysAhead(anchor: Anchor): readonly string[];
}

export const FORWARD: WalkDirection = {
  step: 1,
  view: (window) => ({
    items: window.items,
    position: window.offset,
    atOrigin: window.offset === 0,
    atEnd: window.isEnd,
    window,
  }),
  range: (position, count) => ({ offset: position, limit: count, pivot: position }),
  keysBehind: (anchor) => anchor.previous,
  keysAhead: (anchor) => anchor.next,
};

export const BACKWARD: WalkDirection = {
  step: -1,
  view: (window) => ({
    items: window.items.toReversed(),
    position: window.offset + window.items.length - 1,
    atOrigin: window.isEnd,
    atEnd: window.offset === 0,
    window,
  }),
  range(position, count) {
    const offset = Math.max(0, position - count + 1);
    return { offset, limit: position - offset + 1, pivot: position };
  },
  keysBehind: (anchor) => anchor.next,
  keysAhead: (anchor) => anchor.previous,
};
