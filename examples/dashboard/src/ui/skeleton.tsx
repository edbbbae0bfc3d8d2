interface SkeletonProps {
  /** How many lines of what is to come. */
  readonly lines: number;
  readonly kind?: 'text' | 'card' | 'person' | 'chart';
}

/** Holds the place of what is on its way. */
export function Skeleton({ lines, kind = 'text' }: SkeletonProps) {
  return (
    <div className={`skeleton skeleton-${kind}`}>
      <span className="visually-hidden">Loading</span>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike.
        <div key={index} aria-hidden="true">
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}
