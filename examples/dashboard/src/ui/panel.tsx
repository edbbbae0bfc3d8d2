import { type ReactNode, useId } from 'react';
import type { Service } from '../../../../schema/generated/graphql.ts';
import { toneOf } from '../services.ts';

interface PanelProps {
  /** What the section links of the page lead to. */
  readonly id: string;
  readonly title: string;
  /** Whose colour it has; none where it is of several. */
  readonly service?: Service;
  readonly aside?: ReactNode;
  readonly isBusy?: boolean;
  readonly children: ReactNode;
}

/** A part of the page with a heading of its own. */
export function Panel({ id, title, service, aside, isBusy = false, children }: PanelProps) {
  const headingId = useId();
  return (
    <section
      id={id}
      className={`panel panel-${id} ${service ? toneOf(service) : ''}`}
      aria-labelledby={headingId}
      aria-busy={isBusy}
      tabIndex={-1}
    >
      <header className="panel-header">
        <h2 id={headingId}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
