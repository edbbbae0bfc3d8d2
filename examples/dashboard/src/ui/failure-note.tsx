import { useEffect, useState } from 'react';
import type { Failure } from '../failure.ts';
import { Icon } from './icons.tsx';
import { useSettings } from './settings-context.ts';

interface FailureNoteProps {
  readonly failure: Failure;
  onRetry(): void;
}

/** What went wrong, in the place of what would be there, and what to do about it. */
export function FailureNote({ failure, onRetry }: FailureNoteProps) {
  const { setOpen } = useSettings();
  const seconds = useCountdown(failure);
  return (
    <div className={`failure ${failure.wantsCredential ? 'failure-quiet' : ''}`} role="alert">
      <Icon name={failure.wantsCredential ? 'key' : 'alert'} />
      <div>
        <p>{failure.message}</p>
        {failure.wantsCredential ? (
          <button type="button" className="button" onClick={() => setOpen(true)}>
            Add a credential
          </button>
        ) : (
          <button type="button" className="button" disabled={seconds > 0} onClick={onRetry}>
            {seconds > 0 ? `Try again in ${seconds} s` : 'Try again'}
          </button>
        )}
      </div>
    </div>
  );
}

/** Seconds that are left until it makes sense to ask again. */
function useCountdown(failure: Failure): number {
  const [seconds, setSeconds] = useState(failure.retryAfter);
  useEffect(() => {
    const end = performance.now() + failure.retryAfter * 1000;
    const tick = () => setSeconds(Math.max(0, Math.ceil((end - performance.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [failure.retryAfter]);
  return seconds;
}
