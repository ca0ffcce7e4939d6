// The official conformance suite against a running gateway: GATEWAY_URL=… GATEWAY_TOKEN=… node run.mjs [RUN …]
// A run is 2026-07-28, 2025-11-25 or authorization; all of them without an argument. The last signs in with
// GATEWAY_LOGIN and GATEWAY_PASSWORD, by default the sample's owner. Every check must be as baseline.json has it.
import { differences, known, passed, readBaseline } from './baseline.mjs';
import { runSuite } from './suite.mjs';

const { GATEWAY_URL: url, GATEWAY_TOKEN: token } = process.env;
const account = {
  login: process.env.GATEWAY_LOGIN ?? 'olivia@alpine.example',
  password: process.env.GATEWAY_PASSWORD ?? 'try-olivia',
};
if (!url || !token) {
  console.error('Set GATEWAY_URL to the origin of a running gateway and GATEWAY_TOKEN to an access token for it.');
  process.exit(2);
}

const baseline = await readBaseline();
const runs = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(baseline.runs);
const totals = { passed: 0, failed: 0 };
for (const run of runs) {
  const checks = await runOf(run);
  const different = differences(run, checks, baseline);
  for (const line of different) console.log(`  ${line}`);
  const listed = known(baseline.runs[run]).length;
  console.log(`${run}: ${passed(checks).length} passed, ${different.length} failed; ${listed} listed in the baseline`);
  totals.passed += passed(checks).length;
  totals.failed += different.length;
}
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;

async function runOf(run) {
  if (!baseline.runs[run]) throw new Error(`${run} is no run; there are ${Object.keys(baseline.runs).join(', ')}.`);
  if (run === 'authorization') return (await import('./authorization.mjs')).runAuthorization(url, account);
  return runSuite('server', ['--url', `${url}/mcp`, '--requirements', run], { preload: 'bearer.mjs' });
}
