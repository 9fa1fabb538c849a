import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const template = new URL('../src/worker/sw.js', import.meta.url);

/** What the page of quick reporting needs beside the bundle, by its address. */
const others = ['/favicon.svg', '/chevron.svg', '/manifest.webmanifest', '/icons/icon-192.png'];

/**
 * Makes `sw.js` with the list of what the page of quick reporting is made of: its chunk, what that and the entry import, the styles and their fonts. The version is a
 * hash over the list and the page, so each build that differs brings its own worker, and one that does not differ brings none.
 * @returns {import('vite').Plugin}
 */
export function serviceWorker() {
  return {
    name: 'service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const outputs = Object.values(bundle);
        const chunks = outputs.filter((output) => output.type === 'chunk');
        const wanted = chunks.filter((chunk) => chunk.isEntry || chunk.facadeModuleId?.endsWith('/quick/QuickPage.tsx'));
        if (!wanted.some((chunk) => !chunk.isEntry)) {
          this.error('The page of quick reporting is not in the bundle.');
        }
        const names = new Set(wanted.map((chunk) => chunk.fileName));
        for (const name of names) {
          const chunk = chunks.find((one) => one.fileName === name);
          chunk?.imports.forEach((imported) => names.add(imported));
        }
        for (const output of outputs) {
          if (output.type === 'asset' && /\.(css|woff2|svg)$/.test(output.fileName)) {
            names.add(output.fileName);
          }
        }
        const files = ['/snel', ...[...names].sort().map((name) => `/${name}`), ...others];
        const source = readFileSync(template, 'utf8');
        const html = bundle['index.html'];
        const version = createHash('sha256').update(JSON.stringify(files)).update(source).update(html?.type === 'asset' ? html.source : '').digest('hex').slice(0, 16);
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: source.replace('__VERSION__', version).replace('__FILES__', JSON.stringify(files)) });
      },
    },
  };
}
