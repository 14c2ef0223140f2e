import { mergeConfig } from 'vite';
import base from './vite.config';

const stub = (process.env.STUB ?? '').split(',').filter(Boolean);
export default mergeConfig(base, {
  plugins: [
    {
      name: 'stub',
      enforce: 'pre',
      resolveId(source: string, importer: string | undefined) {
        const found = /^@\/features\/(\w+)\/(\w+)$/.exec(source);
        if (found && stub.includes(found[1]) && importer?.includes('/app/')) return `\0stub:${found[2]}`;
      },
      load(id: string) {
        if (!id.startsWith('\0stub:')) return;
        return `import { createElement } from 'react'; export const ${id.slice(6)} = () => createElement('h1', null, 'Schermata ${id.slice(6)}');`;
      },
    },
  ],
});
