import { html } from 'hono/html';
import type { OAuthPermissions, OAuthPerson, Scope } from './oauth-types.ts';

type Html = ReturnType<typeof html>;

interface AuthorizePage {
  readonly service: string;
  readonly client: string;
  readonly scope: Scope;
  /** Names the pending request; good for one answer. */
  readonly key: string;
  readonly people: readonly OAuthPerson[];
  readonly permissions?: OAuthPermissions | undefined;
}

const USUAL_PERMISSIONS: OAuthPermissions = {
  read: 'read what you and the people you follow have shared',
  write: 'write, change and delete in your name',
};

/** The question whether an app may use the account, with Allow and Deny. */
export function authorizePage({
  service,
  client,
  scope,
  key,
  people,
  permissions = USUAL_PERMISSIONS,
}: AuthorizePage): Html {
  const [signedIn] = people;
  return page(
    `Allow ${client}? · ${service} sandbox`,
    html`<h1>Allow <strong>${client}</strong> to use your ${service} account?</h1>
    <p>It asks to:</p>
    <ul>
      <li>${permissions.read}</li>
      ${scope === 'read write' ? html`<li>${permissions.write}</li>` : ''}
    </ul>
    <form method="post">
      <input type="hidden" name="request" value="${key}">
      <fieldset>
        <legend>You are signed in as the demo user ${signedIn?.username}. Answer as:</legend>
        ${people.map(
          ({ id, username }, index) =>
            html`<label><input type="radio" name="user" value="${id}"${index === 0 ? html` checked` : ''}> ${username}</label>`,
        )}
      </fieldset>
      <p class="buttons">
        <button type="submit" name="decision" value="allow">Allow</button>
        <button type="submit" name="decision" value="deny" class="quiet">Deny</button>
      </p>
    </form>
    <p class="note">This is a sandbox on your own machine: its people and their data are made up.</p>`,
  );
}

/** Says why the question can't be asked. */
export function faultPage(service: string, fault: string): Html {
  return page(
    `Error · ${service} sandbox`,
    html`<h1>This app can't be authorised</h1>
    <p>${fault}</p>`,
  );
}

function page(title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title}</title>
  <style>
    :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
    main { max-width: 30rem; margin: 12vh auto; padding: 0 1.5rem }
    h1 { font-size: 1.4rem; font-weight: 500; line-height: 1.3 }
    fieldset { border: 1px solid #8886; border-radius: .5rem; padding: .75rem 1rem; margin: 1.5rem 0 }
    label { display: inline-block; margin-right: 1.25rem }
    button { font: inherit; padding: .5rem 1.5rem; border: 1px solid #0a6847; border-radius: .4rem;
      background: #0a6847; color: #fff; cursor: pointer }
    button.quiet { background: none; border-color: #888; color: inherit }
    button:focus-visible, input:focus-visible { outline: 3px solid #4c9ffe; outline-offset: 2px }
    .note { font-size: .875rem; opacity: .75 }
  </style>
</head>
<body><main>${content}</main></body>
</html>`;
}
