import { readFile } from 'node:fs/promises';

const passing = ['SUCCESS', 'INFO'];

/** What is known not to pass, and why: { reasons: { key: text }, runs: { run: { scenarios, notPassed } } }. */
export async function readBaseline() {
  return JSON.parse(await readFile(new URL('baseline.json', import.meta.url), 'utf8'));
}

export function passed(checks) {
  return checks.filter(check => passing.includes(check.status));
}

/** Every way in which a run differs from the baseline, for better or worse, in words. */
export function differences(run, checks, baseline) {
  const expected = baseline.runs[run];
  const count = new Set(checks.map(check => check.scenario)).size;
  const worse = checks
    .filter(check => !passing.includes(check.status) && !isKnown(expected, check))
    .map(check => `${run} ${check.scenario}: ${check.id} is ${check.status}: ${check.message}`);
  const better = known(expected)
    .filter(entry => !checks.some(check => entry.scenario === check.scenario && entry.id === check.id
      && !passing.includes(check.status)))
    .map(entry => `${run} ${entry.scenario}: ${entry.id} passes or is gone; take it out of the baseline.`);
  const unexplained = known(expected)
    .filter(entry => !baseline.reasons[entry.reason])
    .map(entry => `${run} ${entry.scenario}: ${entry.id} has no reason in the baseline.`);
  const scenarios = count === expected.scenarios ? []
    : [`${run} ran ${count} scenarios; the baseline is about ${expected.scenarios}.`];
  return [...scenarios, ...worse, ...better, ...unexplained];
}

export function known(expected) {
  return Object.entries(expected.notPassed).flatMap(([scenario, checks]) =>
    Object.entries(checks).map(([id, reason]) => ({ scenario, id, reason })));
}

function isKnown(expected, check) {
  return expected.notPassed[check.scenario]?.[check.id] !== undefined;
}
