import { useState } from 'react';
import { useAnnounce } from './announcer.tsx';

/** What a change led to: what holds now, or why it was not made. */
export type Change<State> = { readonly state: State } | { readonly refusal: string };

/**
 * A state that shows a change at once, and takes it back where it is refused.
 *
 * @returns the state, whether a change is on its way, and what makes one.
 */
export function useOptimistic<State>(initial: State) {
  const [state, setState] = useState(initial);
  const [isPending, setPending] = useState(false);
  const announce = useAnnounce();
  async function change(next: State, make: () => Promise<Change<State>>, done: string) {
    if (isPending) return;
    const before = state;
    setState(next);
    setPending(true);
    const result = await make();
    setPending(false);
    setState('state' in result ? result.state : before);
    announce('state' in result ? done : result.refusal);
  }
  return [state, isPending, change] as const;
}
