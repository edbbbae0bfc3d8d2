import type { Plugin } from 'vitest/config';

const tag = /graphql`\s*(?:query|mutation|fragment) (\w+)[^`]*`/g;

/** Puts what relay-compiler made of each `graphql` tag in its place, as an app's bundler does. */
export function relayTags(): Plugin {
  return {
    name: 'relay-tags',
    enforce: 'pre',
    transform(code, path) {
      if (!path.endsWith('.tsx')) return undefined;
      const imports = new Set<string>();
      const replaced = code.replace(tag, (_, name) => {
        imports.add(`import $${name} from './__generated__/${name}.graphql.ts';`);
        return `$${name}`;
      });
      return imports.size === 0 ? undefined : `${[...imports].join('')}${replaced}`;
    },
  };
}
