import { createContext, type ReactNode, use, useCallback, useState } from 'react';

const AnnounceContext = createContext<(text: string) => void>(() => {});

/** Tells screen readers what changed where nothing else on the page says so. */
export function useAnnounce(): (text: string) => void {
  return use(AnnounceContext);
}

export function Announcer({ children }: { readonly children: ReactNode }) {
  const [{ text, turn }, setSaid] = useState({ text: '', turn: 0 });
  const announce = useCallback(
    (next: string) => setSaid((said) => ({ text: next, turn: said.turn + 1 })),
    [],
  );
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="visually-hidden" role="status" data-announcer>
        {/* The same text twice is told twice, because it is another element. */}
        <span key={turn}>{text}</span>
      </div>
    </AnnounceContext>
  );
}
