import react from '@vitejs/plugin-react';
import mantine from 'postcss-preset-mantine';
import { defineConfig } from 'vite';

const server = 'http://127.0.0.1:3000';

// Libraries that change rarely and that every page needs: each in a chunk that stays in the browser's cache.
const shared: [string, RegExp][] = [
  ['react', /node_modules\/(?:react|react-dom|scheduler)\//],
  ['router', /node_modules\/@tanstack\/(?:react-router|router-core|history|react-store|store)\//],
  ['query', /node_modules\/(?:@tanstack\/(?:react-query|query-core)|openapi-fetch|openapi-react-query)\//],
  ['charts', /node_modules\/(?:recharts|@mantine\/charts|d3-[a-z]+|victory-vendor|decimal\.js-light|es-toolkit)\//],
];

export default defineConfig({
  base: '/',
  plugins: [react()],
  css: { postcss: { plugins: [mantine()] } },
  server: {
    proxy: Object.fromEntries(['/api', '/v1', '/health', '/t', '/docs', '/openapi.json'].map((path) => [path, server])),
  },
  build: {
    target: 'es2022',
    outDir: 'dist',
    rolldownOptions: {
      output: { codeSplitting: { groups: shared.map(([name, test]) => ({ name, test })) } },
    },
  },
});
