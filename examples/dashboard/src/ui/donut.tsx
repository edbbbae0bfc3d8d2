interface DonutProps {
  /** From 0 to 1 each, the largest first; what they leave is grey. */
  readonly shares: readonly number[];
  readonly title: string;
  readonly subtitle: string;
}

const RADIUS = 42;
/** Between two arcs, in hundredths of the circle. */
const GAP = 0.8;

/** How a whole splits up. Decoration: the same stands in a table beside it. */
export function Donut({ shares, title, subtitle }: DonutProps) {
  const starts = shares.map((_, index) => shares.slice(0, index).reduce((sum, share) => sum + share, 0));
  return (
    <svg className="donut" viewBox="0 0 100 100" aria-hidden="true">
      <circle className="slice-rest" cx="50" cy="50" r={RADIUS} pathLength="100" />
      {shares.map((share, index) => (
        <circle
          key={starts[index]}
          className={`arc slice-${index}`}
          cx="50"
          cy="50"
          r={RADIUS}
          pathLength="100"
          strokeDasharray={`${Math.max(0.1, share * 100 - GAP)} 100`}
          strokeDashoffset={-(starts[index] ?? 0) * 100}
        />
      ))}
      <text x="50" y="50" className="donut-title">
        {title}
      </text>
      <text x="50" y="61" className="donut-subtitle">
        {subtitle}
      </text>
    </svg>
  );
}
