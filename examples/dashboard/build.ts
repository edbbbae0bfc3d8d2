import { fileURLToPath } from 'node:url';

// React's own checks are for its developers, whatever the environment says.
process.env.NODE_ENV = 'production';

// npm runs this after an install. Without what development needs (`npm ci --omit=dev`) there is no dashboard.
const vite = await import('vite').catch((error: NodeJS.ErrnoException) => {
  if (error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
  throw error;
});
if (vite === undefined) process.stdout.write('The dashboard is not built: Vite is not installed.\n');
else {
  const configFile = fileURLToPath(new URL('vite.config.ts', import.meta.url));
  const [outDir] = process.argv.slice(2);
  await vite.build({
    configFile,
    configLoader: 'native',
    logLevel: 'warn',
    ...(outDir !== undefined && { build: { outDir } }),
  });
}
