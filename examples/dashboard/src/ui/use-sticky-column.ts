import { type RefObject, useEffect, useRef } from 'react';

/** Tells the style of a column how high it is: one that is higher than the window sticks with its end, not its start. */
export function useStickyColumn(): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const column = ref.current;
    if (column === null) return undefined;
    const observer = new ResizeObserver(() =>
      column.style.setProperty('--column-height', `${column.offsetHeight}px`),
    );
    observer.observe(column);
    return () => observer.disconnect();
  }, []);
  return ref;
}
