// `npm test`: an Electron, the checks, the build, then every test project; one verdict at the end.
import { report, runSteps } from './run-steps.mjs';

const PROJECTS = ['check', 'unit', 'archive', 'contract', 'e2e', 'packaging'];

const steps = [
  { name: 'electron', command: ['node', 'tests/electron-runtime/find.mjs', '--display'], live: true },
  { name: 'check', command: ['npm', 'run', '--silent', 'check'], live: true },
  { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
  {
    name: 'tests',
    command: ['vitest', 'run', ...PROJECTS.flatMap((name) => ['--project', name])],
    live: true,
  },
];

report('test', await runSteps(steps, 1));
