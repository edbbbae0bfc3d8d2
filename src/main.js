import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// What V8 compiles is kept from one start to the next: that halves the time to the first answer. Beside the packages,
// where nobody else can write, as they could in the folder for temporary files, and `npm ci` clears it. A folder that
// can't be written keeps nothing; NODE_COMPILE_CACHE names another, NODE_DISABLE_COMPILE_CACHE=1 none.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));

// Only what is loaded from here on is kept. That is why this file is JavaScript: for it alone Node would load what takes
// types away, every time (some 70 ms and 20 MB).
const { serve } = await import('./process/serve.ts');
await serve();
