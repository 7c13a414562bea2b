// `npm run check`: everything that can be judged without running the app, two at a time.
import { report, runSteps } from '../run-steps.mjs';

const types = (/** @type {string} */ folder) => ['tsc', '-p', folder];

const steps = [
  { name: 'types: tests', command: types('tests') },
  { name: 'types: renderer', command: types('renderer') },
  { name: 'types: electron', command: types('electron') },
  { name: 'types: shared', command: types('.') },
  { name: 'lint', command: ['oxlint', '--deny-warnings'] },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'import directions', command: ['depcruise', 'electron', 'shared', 'renderer'] },
  { name: 'lock file', command: ['node', 'tests/check/complete-lock.mjs', '--check'] },
  { name: 'house rules', command: ['node', 'tests/check/house-rules.mjs'] },
  { name: 'dead code', command: ['knip'] },
];

report('check', await runSteps(steps, 2));
