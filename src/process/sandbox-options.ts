import { parseArgs } from 'node:util';
import { sandboxes } from '../sandboxes.ts';
import { StartError } from '../server/start-error.ts';

/** What `npm run sandbox` was started with. */
export interface SandboxArguments {
  readonly wantsHelp: boolean;
  /** Undefined where none were given. */
  readonly quirks: readonly string[] | undefined;
}

/** @throws StartError for an option that there is none of. */
export function readSandboxArguments(args: readonly string[]): SandboxArguments {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { help: { type: 'boolean', short: 'h' }, quirks: { type: 'string', multiple: true } },
    });
    const quirks = values.quirks?.flatMap((list) => list.split(',')).filter((quirk) => quirk !== '');
    return { wantsHelp: values.help ?? false, quirks };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`${reason}\nnpm run sandbox -- --help says what there is.`);
  }
}

/** How to start the sandboxes, and the quirks that they have, those of the same sandboxes together. */
export async function sandboxHelp(): Promise<string> {
  const having = new Map<string, { readonly keys: string[]; readonly description: string }>();
  for (const [key, { load }] of Object.entries(sandboxes)) {
    for (const [quirk, description] of Object.entries((await load()).quirks)) {
      const entry = having.get(quirk) ?? { keys: [], description };
      having.set(quirk, entry);
      entry.keys.push(key);
    }
  }
  const groups = Map.groupBy(having, ([, { keys }]) => keys.join(', '));
  const lists = [...groups].map(([keys, quirks]) => {
    const lines = quirks.map(([name, { description }]) => `  ${name}\n      ${description}\n`);
    return `${keys}:\n${lines.join('')}`;
  });
  return `Usage: npm run sandbox -- [--quirks=<service>:<quirk>[=<value>],…]

Starts the sandboxes of all services, each on its own port. Quirks let one do what real servers do
and the documents don't say: --quirks=comics:ties,littlelogs:malformed-item=content. The values below
are the defaults.

${lists.join('\n')}`;
}
