/** The one dependency rule: everything may know `shared`, `shared` knows nobody; see docs/architecture.md. */
const only = (name, from, to, comment) => ({ name, severity: 'error', comment, from: { path: from }, to: { path: to } });

module.exports = {
  forbidden: [
    only('shared-knows-nobody', '^shared/', '^(db|backend|renderer|electron|tests|scripts)/', 'shared is pure'),
    {
      name: 'shared-is-pure',
      severity: 'error',
      comment: 'no Node, no DOM library',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    only('kernel-imports-nothing', '^shared/kernel/', '^shared/(domain|contract)/', 'the kernel stands below everything'),
    only('domain-knows-no-contract', '^shared/domain/', '^shared/contract/', 'rules do not know who asks'),
    only('db-knows-only-shared', '^db/', '^(backend|renderer|electron|tests|scripts)/', 'db is a library of reads and writes'),
    only('backend-knows-no-page', '^backend/', '^(renderer|electron|tests|scripts)/', 'use-cases run without Electron and without a page'),
    only(
      'page-reaches-the-backend-by-contract',
      '^renderer/',
      '^(db|backend|electron|tests|scripts)/',
      'the page knows the contract alone',
    ),
    only('shell-knows-no-page', '^electron/', '^(db|renderer|tests|scripts)/', 'the shell hands over a port'),
    {
      name: 'electron-only-in-the-shell',
      severity: 'error',
      from: { pathNot: '^(electron|tests/desktop)/' },
      to: { path: 'node_modules/electron/' },
    },
    {
      name: 'driver-only-behind-connection',
      severity: 'error',
      from: { pathNot: '^(db/|tests/)' },
      to: { path: 'node_modules/(better-sqlite3|kysely)' },
    },
    {
      name: 'tables-only-in-db',
      severity: 'error',
      from: { path: '^(backend|renderer|electron|shared)/' },
      to: { path: '^db/(schema|migrations|queries)/' },
    },
    {
      name: 'features-stand-alone',
      severity: 'error',
      comment: 'pages compose features',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/([^/]+)/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'components-know-no-feature',
      severity: 'error',
      from: { path: '^renderer/(components|lib)/' },
      to: { path: '^renderer/(features|app)/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: ['\\?url$', '\\.css$'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'node', 'require', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
