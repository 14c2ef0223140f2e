import { fileURLToPath } from 'node:url';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  // The window loads its files from inside the program, not from the root of a site.
  base: './',
  plugins: [react(), { ...optimizeLocales.vite({ locales: ['it-IT'] }), enforce: 'pre' }],
  resolve: {
    alias: [
      { find: '@texts', replacement: here('../assets/i18n/it') },
      { find: /^@kit$/, replacement: here('./src/kit/index.ts') },
      { find: /^@\//, replacement: here('./src/') },
    ],
  },
  css: {
    preprocessorOptions: {
      scss: { quietDeps: true, silenceDeprecations: ['import'], loadPaths: [here('./node_modules')] },
    },
  },
  server: {
    fs: { allow: ['..'] },
    proxy: { '/rpc': process.env.PIANO_BRIDGE ?? 'http://127.0.0.1:4717' },
  },
  build: {
    // The oldest web view that knows light-dark().
    target: 'safari17.4',
    outDir: 'dist',
    emptyOutDir: true,
    // Fonts and sprite stay files: the content policy allows no data: addresses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rollupOptions: {
      output: {
        manualChunks: (id) => (/node_modules\/(ol|proj4)\//.test(id) ? 'map' : undefined),
      },
    },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/kit/test-setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    testTimeout: 15000,
  },
});
