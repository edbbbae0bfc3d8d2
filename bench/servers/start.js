import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Starts one of these servers as `src/main.js` starts Quintet: with what V8 compiled before, where it was started before.
// What takes types away is then not loaded, which nobody has who runs Quintet.
enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url)));
await import(`./${process.argv[2]}`);
