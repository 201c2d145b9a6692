// Makes dist/: each program as one file with all packages in it, so that the image needs no npm and no node_modules.
import { cp, rm } from 'node:fs/promises';
import { build } from 'esbuild';

await rm('dist', { recursive: true, force: true });
await build({
  entryPoints: ['src/main.js', 'src/migrate.js'],
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node18',
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  // pg looks for it and goes on without it.
  external: ['pg-native'],
  // Packages in CommonJS ask for Node's own modules by require.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});
await cp('migrations', 'dist/migrations', { recursive: true });
