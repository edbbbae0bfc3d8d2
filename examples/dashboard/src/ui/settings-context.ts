import { createContext, use } from 'react';

export interface Settings {
  readonly isOpen: boolean;
  setOpen(isOpen: boolean): void;
  /** Keeps what a person entered, by request header, and loads everything anew. */
  save(credentials: Record<string, string>): void;
}

export const SettingsContext = createContext<Settings | null>(null);

export function useSettings(): Settings {
  const settings = use(SettingsContext);
  if (settings === null) throw new Error('There are no settings around this.');
  return settings;
}
