import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from './icons.tsx';

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly className?: string;
  onClose(): void;
  onKeyDown?(event: KeyboardEvent): void;
  readonly children: ReactNode;
}

/** A window over the page. The browser keeps the focus in it, and gives it back. */
export function Dialog({ title, isOpen, className = '', onClose, onKeyDown, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const headingId = useId();
  useEffect(() => {
    if (isOpen && !ref.current?.open) {
      ref.current?.showModal();
      // The browser would choose the button that closes it.
      ref.current?.querySelector<HTMLElement>('input[type=search]')?.focus();
    }
    if (!isOpen) ref.current?.close();
  }, [isOpen]);
  return (
    <dialog
      ref={ref}
      className={`dialog ${className}`}
      aria-labelledby={headingId}
      onClose={onClose}
      onKeyDown={onKeyDown}
      closedby="any"
    >
      <header>
        <h2 id={headingId}>{title}</h2>
        <button type="button" className="button-icon" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  );
}
