import { useId, useState } from 'react';
import { useQuery } from 'urql';
import type { DashboardAccountsQuery } from '../../../../schema/generated/graphql.ts';
import { readCredentials } from '../credentials.ts';
import { toneOf } from '../services.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useSettings } from '../ui/settings-context.ts';
import { accountsQuery } from './accounts.tsx';

type ServiceStatus = NonNullable<DashboardAccountsQuery['services']>[number];

/** Whose data each service shows, and where a person gives their own credentials. */
export function Settings() {
  const { isOpen, setOpen } = useSettings();
  return (
    <Dialog title="Services" isOpen={isOpen} onClose={() => setOpen(false)}>
      {isOpen && <CredentialForm />}
    </Dialog>
  );
}

function CredentialForm() {
  const [{ data }] = useQuery({ query: accountsQuery });
  const { setOpen, save } = useSettings();
  const [values, setValues] = useState<Record<string, string>>({ ...readCredentials() });
  return (
    <form
      className="credentials"
      onSubmit={(event) => {
        event.preventDefault();
        setOpen(false);
        save(values);
      }}
    >
      <p className="hint">
        A credential is kept in this tab until you close it, and sent to this gateway alone, which hands it to
        its service and keeps no copy.
      </p>
      {data?.services?.map((status) => (
        <Field
          key={status.service}
          status={status}
          value={values[status.credentialHeader] ?? ''}
          onChange={(value) => setValues({ ...values, [status.credentialHeader]: value })}
        />
      ))}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={() => setOpen(false)}>
          Cancel
        </button>
        <button type="submit" className="button button-primary">
          Save and reload
        </button>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly status: ServiceStatus;
  readonly value: string;
  onChange(value: string): void;
}

function Field({ status, value, onChange }: FieldProps) {
  const id = useId();
  return (
    <div className={`field ${toneOf(status.service)}`}>
      <label htmlFor={id}>
        {status.name} <span className="state">{stateOf(status)}</span>
      </label>
      <input
        id={id}
        type="password"
        autoComplete="off"
        spellCheck={false}
        placeholder={status.credentialHeader}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={`${id}-header`}
      />
      <small id={`${id}-header`} className="visually-hidden">
        Sent as the header {status.credentialHeader}
      </small>
    </div>
  );
}

function stateOf({ isConfigured, isSandboxed, hasCredential }: ServiceStatus): string {
  if (isSandboxed) return 'a sandbox: made-up data';
  if (!isConfigured) return 'not configured';
  return hasCredential ? 'your account' : 'no credential';
}
