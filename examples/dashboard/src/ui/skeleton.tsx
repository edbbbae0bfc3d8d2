interface SkeletonProps {
  /** How many lines of what is to come. */
  readonly lines: number;
  readonly kind?: 'text' | 'card' | 'person' | 'item' | 'chart';
  /** Whose place it is, where that is known; also said to those who hear the page. */
  readonly label?: string;
}

/** Holds the place of what is on its way. */
export function Skeleton({ lines, kind = 'text', label }: SkeletonProps) {
  return (
    <div className={`skeleton skeleton-${kind}`}>
      <span className="visually-hidden">Loading {label}</span>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike.
        <div key={index} aria-hidden="true">
          <i />
          <i />
          {label}
        </div>
      ))}
    </div>
  );
}
