import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), idsInPlaceOfTexts()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // What the content security policy forbids: scripts and pictures inside the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The gateway and its tests tell the bytes; here they would hide what went wrong.
    reportCompressedSize: false,
  },
  // `npm start` beside it answers; the dashboard itself is made anew at every change of its source.
  server: { proxy: { '/graphql': 'http://127.0.0.1:4000' } },
});

/** Operations are sent by their ids, so that their texts need not be in the script; unused ones leave it whole. */
function idsInPlaceOfTexts(): Plugin {
  return {
    name: 'ids-in-place-of-texts',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/schema/generated/graphql.ts')) return undefined;
      return code.replaceAll(
        /= new TypedDocumentString\(`[^`]*`/g,
        "= /* @__PURE__ */ new TypedDocumentString(''",
      );
    },
  };
}
