import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { contract, eventNames } from './shared/contract';

const external = [
  'electron',
  'better-sqlite3',
  ...builtinModules,
  ...builtinModules.map((name) => `node:${name}`),
];

function nodeBuild(folder: string, entries: Record<string, string>, target: string): UserConfig {
  return {
    build: {
      outDir: `out/${folder}`,
      emptyOutDir: true,
      target,
      minify: false,
      sourcemap: false,
      ssr: true,
      rollupOptions: {
        input: entries,
        external,
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
      },
    },
    ssr: { noExternal: true, external: ['better-sqlite3', 'electron'] },
  };
}

const main = nodeBuild(
  'main',
  {
    main: 'electron/main.ts',
    worker: 'electron/worker.ts',
    'restore-worker': 'electron/restore-worker.ts',
    derive: 'electron/derive-worker.ts',
  },
  'node18',
);

// A sandboxed preload can load no chunk and no package: one file, with the allowed names written into it.
const preload: UserConfig = {
  ...nodeBuild('preload', { preload: 'electron/preload.ts' }, 'node18'),
  define: { __CHANNELS__: JSON.stringify(Object.keys(contract)), __EVENTS__: JSON.stringify(eventNames) },
};

// What the PDF viewer fetches when a scan needs it: tables of Chinese encodings, the fonts every reader has to bring, and
// the JPEG 2000 decoder that does without WebAssembly, which the content security policy forbids.
const pdfParts: readonly (readonly [folder: string, wanted: RegExp])[] = [
  [
    'cmaps',
    /^(Adobe-(GB1|CNS1)-UCS2|Uni(GB|CNS)-(UCS2|UTF16)|GB(K|Kp|pc)?-EUC|GBK2K|ETen(ms)?-B5|HKscs-B5|LICENSE)/,
  ],
  ['standard_fonts', /./],
  ['wasm', /^(openjpeg_nowasm_fallback\.js|LICENSE_(PDFJS_)?OPENJPEG)$/],
];

function pdfAssets(): Plugin {
  return {
    name: 'pdf-assets',
    generateBundle() {
      for (const [folder, wanted] of pdfParts) {
        const from = path.resolve('node_modules/pdfjs-dist', folder);
        for (const name of readdirSync(from).filter((file) => wanted.test(file))) {
          const source = readFileSync(path.join(from, name));
          this.emitFile({ type: 'asset', fileName: `pdf/${folder}/${name}`, source });
        }
      }
    },
  };
}

// Every file is a call between two processes: what a start needs comes in few of them. React alone is what the first page
// waits for; the viewer of scans and the manual's reader are for their pages.
const packageChunks = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 2 },
  { name: 'kit', test: /node_modules[\\/](?!pdfjs-dist|marked)/, priority: 1 },
];

const renderer: UserConfig = {
  root: 'renderer',
  base: '/',
  plugins: [react(), pdfAssets()],
  publicDir: path.resolve('resources/public'),
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome114',
    // The page asks for all it needs first at once; the polyfill is for browsers that are not ours.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, deps, { hostType }) => (hostType === 'html' ? deps : []),
    },
    chunkSizeWarningLimit: 4000,
    rollupOptions: {
      input: { index: 'renderer/index.html', print: 'renderer/print.html' },
      output: { codeSplitting: { groups: packageChunks } },
    },
  },
};

const configs: Record<string, UserConfig> = { main, preload, renderer };

export default defineConfig(({ mode }) => configs[mode] ?? {});
