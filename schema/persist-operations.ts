import { readFileSync, writeFileSync } from 'node:fs';
import { parse, print } from 'graphql';
import { extendManifest } from '../src/server/persisted/extend-manifest.ts';
import { withTypenames } from '../src/server/persisted/with-typenames.ts';

// `npm run codegen` adds the typed documents to the manifest, as they are and as clients with a cache send them, and
// takes none away.
const schema = new URL('./', import.meta.url);
const file = new URL('persisted-operations.json', schema);
const generated: object = await import(new URL('generated/graphql.ts', schema).href);
// A fragment is a typed document too, but nothing to run.
const documents = Object.entries(generated)
  .filter(([name, value]) => value instanceof String && !name.endsWith('FragmentDoc'))
  .flatMap(([, document]) => [String(document), print(withTypenames(parse(String(document))))]);
const manifest = extendManifest(JSON.parse(readFileSync(file, 'utf8')), documents);
writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
