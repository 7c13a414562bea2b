// Import directions: renderer -> shared <- electron, and no slice imports another slice.
// tests/check/imports.test.ts plants a violation of every rule here and sees it caught.

const PRODUCT = '^(electron|renderer|shared)/';

/** Only files under `where` may import the package `name`. */
function onlyIn(name, where, reason) {
  return {
    name: `${name}-only-there`,
    comment: reason,
    severity: 'error',
    from: { path: PRODUCT, pathNot: where },
    to: { path: `(^|/)node_modules/${name}/|^${name}$` },
  };
}

/** A rule that is broken by any import from `from` to `to`. */
function forbid(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}

module.exports = {
  forbidden: [
    forbid(
      'shared-is-pure',
      'shared/ is pure TypeScript; zod is its only dependency, and the XML parser behind its adapter',
      { path: '^shared/' },
      { pathNot: '^shared/|(^|/)node_modules/(zod|fast-xml-parser)/' },
    ),
    forbid(
      'renderer-to-shared-only',
      'the renderer reaches the main process through the contract only',
      { path: '^renderer/' },
      { path: '^(electron|tests)/' },
    ),
    forbid(
      'renderer-without-node',
      'the renderer is sandboxed',
      { path: '^renderer/' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'electron-not-renderer',
      'the main process draws nothing',
      { path: '^electron/' },
      { path: '^(renderer|tests)/' },
    ),
    forbid(
      'electron-slices-apart',
      'what two slices need is a rule in shared/ or a service from host.ts',
      { path: '^electron/features/([^/]+)/' },
      { path: '^electron/features/', pathNot: '^electron/features/$1/' },
    ),
    forbid(
      'shared-slices-apart',
      'what two slices need lies in shared/lib; shared/printing joins what the slices print',
      { path: '^shared/([^/]+)/', pathNot: '^shared/printing/' },
      { path: '^shared/[^/]+', pathNot: '^shared/($1|lib|workbooks)/' },
    ),
    forbid(
      'renderer-slices-apart',
      'what two slices need is a kit in renderer/components',
      { path: '^renderer/([^/]+)/', pathNot: '^renderer/(components|app|print)/' },
      { path: '^renderer/[^/]+/', pathNot: '^renderer/($1|components|app|print)/' },
    ),
    forbid(
      'kits-know-no-slice',
      'the kits serve every slice and know none; of the frame they know the bridge, of printing the pages',
      { path: '^renderer/components/' },
      { path: '^renderer/[^/]+', pathNot: '^renderer/(components/|print/|app/bridge\\.ts$)' },
    ),
    onlyIn(
      'electron',
      '^electron/(app|ipc|printing)/|^electron/(main|preload)\\.ts$',
      'everything else runs without Electron, in tests too',
    ),
    onlyIn('exceljs', '^electron/workbooks/', 'one adapter; everything else speaks sheet models'),
    onlyIn('docx', '^electron/documents/', 'one adapter; everything else speaks paper sheets'),
    onlyIn('iconv-lite', '^electron/files/', 'one adapter for GBK'),
    onlyIn(
      'fast-xml-parser',
      '^shared/lib/xml\\.ts$',
      'one adapter: entities and DTDs off, size and depth limited',
    ),
    onlyIn('better-sqlite3', '^electron/archive/', 'one place opens archives'),
    forbid(
      'no-cycles',
      'a cycle has no order of initialization',
      { path: PRODUCT },
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid('resolvable', 'an import that leads nowhere', { path: PRODUCT }, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
    },
  },
};
