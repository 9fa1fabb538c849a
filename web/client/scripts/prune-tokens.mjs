import postcss from 'postcss';

/**
 * Vite build plugin: keeps only the custom properties that some rule reads, directly or through others.
 * The design tokens hold those of many component libraries; most are never read here. A parser, because values hold `;` inside data URIs.
 * @returns {import('vite').Plugin}
 */
export function pruneTokens() {
  return {
    name: 'prune-tokens',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const sheets = Object.values(bundle).filter((file) => file.type === 'asset' && file.fileName.endsWith('.css'));
      const roots = sheets.map((file) => postcss.parse(String(file.source)));
      /** @type {Map<string, string[]>} */
      const defined = new Map();
      /** @type {Set<string>} */
      const live = new Set();
      /** @type {string[]} */
      const todo = [];
      /** @param {string} value */
      const see = (value) => {
        for (const [, name] of value.matchAll(/var\(\s*(--[\w-]+)/g)) {
          if (!live.has(name)) {
            live.add(name);
            todo.push(name);
          }
        }
      };
      for (const root of roots) {
        root.walkDecls((decl) => {
          if (decl.prop.startsWith('--')) {
            defined.set(decl.prop, [...(defined.get(decl.prop) ?? []), decl.value]);
          } else {
            see(decl.value);
          }
        });
      }
      for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
        (defined.get(name) ?? []).forEach(see);
      }
      sheets.forEach((file, i) => {
        const root = roots[i];
        root.walkDecls(/^--/, (decl) => {
          if (!live.has(decl.prop)) {
            decl.remove();
          }
        });
        root.walkComments((comment) => comment.remove());
        file.source = root.toString();
      });
    },
  };
}
