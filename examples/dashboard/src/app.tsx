import { useCallback, useMemo, useState } from 'react';
import { Provider } from 'urql';
import { createClient } from './client.ts';
import { writeCredentials } from './credentials.ts';
import { Page } from './page.tsx';
import { Announcer } from './ui/announcer.tsx';
import { SettingsContext } from './ui/settings-context.ts';

/** The dashboard. New credentials mean another person: everything is asked for anew. */
export function App() {
  const [generation, setGeneration] = useState(0);
  const [isOpen, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a generation has a client of its own, with its own cache.
  const client = useMemo(createClient, [generation]);
  const save = useCallback((credentials: Record<string, string>) => {
    writeCredentials(credentials);
    setGeneration((current) => current + 1);
  }, []);
  const settings = useMemo(() => ({ isOpen, setOpen, save }), [isOpen, save]);
  return (
    <Announcer>
      <SettingsContext value={settings}>
        <Provider value={client} key={generation}>
          <Page />
        </Provider>
      </SettingsContext>
    </Announcer>
  );
}
