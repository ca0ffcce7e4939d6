import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const builds = new URL('../../artifacts/bin/McpGateway.Sample/', import.meta.url);
const startDeadlineMs = 60_000;

/** Starts the built sample, gateway and back office, on free loopback ports over an empty data folder. */
export async function startGateway(...settings) {
  const [port, backOfficePort] = [await freePort(), await freePort()];
  const data = await mkdtemp(join(tmpdir(), 'mcp-gateway-'));
  const args = [sampleDll(), '--port', port, '--back-office-port', backOfficePort, '--data', data, ...settings];
  const dotnet = process.env.DOTNET_HOST_PATH ?? 'dotnet';
  const child = spawn(dotnet, args.map(String), { stdio: ['ignore', 'pipe', 'pipe'] });
  const gateway = new Gateway(child, `http://localhost:${port}`, `http://localhost:${backOfficePort}`, data);
  try {
    await gateway.ready();
    return gateway;
  } catch (problem) {
    await gateway.stop();
    throw problem;
  }
}

class Gateway {
  #child;
  #exited;
  #output = [];

  constructor(child, url, backOfficeUrl, data) {
    Object.assign(this, { url, backOfficeUrl, data, mcpUrl: `${url}/mcp` });
    this.#child = child;
    this.#exited = new Promise(resolve => child.once('exit', resolve).once('error', resolve));
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => this.#output.push(chunk));
  }

  get logs() {
    return Buffer.concat(this.#output).toString();
  }

  async ready() {
    const deadline = Date.now() + startDeadlineMs;
    while (Date.now() < deadline) {
      if (this.#child.exitCode !== null || this.#child.pid === undefined) break;
      const response = await fetch(`${this.url}/health/ready`).catch(() => undefined);
      if (response?.status === 200) return;
      await delay(100);
    }
    throw new Error(`The sample did not become ready (exit code ${this.#child.exitCode}):\n${this.logs}`);
  }

  /** The audit events of a connection, as the security team reads them, and the text they came in. */
  async audit(connectionId) {
    const headers = { authorization: `Bearer ${await this.operatorCredential()}` };
    const response = await fetch(`${this.url}/api/v1/audit/events`, { headers });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`The audit answered ${response.status}: ${text}`);
    return { text, events: JSON.parse(text).events.filter(event => event.connection_id === connectionId) };
  }

  /** The credential of the operator's own systems, which the sample makes and leaves in its data folder. */
  async operatorCredential() {
    return (await readFile(join(this.data, 'operator.credential'), 'utf8')).trim();
  }

  async stop() {
    if (this.#child.exitCode === null && this.#child.pid !== undefined) {
      this.#child.kill('SIGTERM');
      const killing = setTimeout(() => this.#child.kill('SIGKILL'), 10_000);
      await this.#exited;
      clearTimeout(killing);
    }
    await rm(this.data, { recursive: true, force: true });
  }
}

/** The newest build of the sample. */
function sampleDll() {
  const [newest] = ['debug', 'release']
    .map(configuration => fileURLToPath(new URL(`${configuration}/McpGateway.Sample.dll`, builds)))
    .filter(existsSync)
    .sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
  if (!newest) throw new Error('Build the solution first: dotnet build McpGateway.sln');
  return newest;
}

/** A port that was free a moment ago. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
