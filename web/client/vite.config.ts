import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { pruneTokens } from './scripts/prune-tokens.mjs';
import { serviceWorker } from './scripts/service-worker.mjs';

const server = process.env.WORKSPACE_SERVER ?? 'http://127.0.0.1:5080';

export default defineConfig({
  plugins: [react(), pruneTokens(), serviceWorker()],
  resolve: {
    dedupe: ['yjs', 'y-protocols', 'lib0', 'react', 'react-dom', 'prosemirror-model', 'prosemirror-state', 'prosemirror-view', 'prosemirror-transform'],
  },
  // Strict content security policy: nothing inline, so no data: assets and no inline polyfill.
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false }, cssCodeSplit: false },
  server: {
    proxy: {
      '/api': server,
      '/publications': server,
      '/live': { target: server, ws: true },
    },
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts?(x)'] },
});
