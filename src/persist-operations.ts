import { readFileSync, writeFileSync } from 'node:fs';
import { extendManifest } from './gateway/persisted/extend-manifest.ts';

// `npm run codegen` adds the typed documents to the manifest, and takes none away.
const schema = new URL('../schema/', import.meta.url);
const file = new URL('persisted-operations.json', schema);
const generated: object = await import(new URL('generated/graphql.ts', schema).href);
const documents = Object.values(generated).filter((value) => value instanceof String);
const manifest = extendManifest(JSON.parse(readFileSync(file, 'utf8')), documents.map(String));
writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
