import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/client';
import { getDefaultEnvironment, StdioClientTransport } from '@modelcontextprotocol/client/stdio';

const program = fileURLToPath(import.meta.resolve('mcp-remote/dist/proxy.js'));
const mostMs = 60_000;

/** mcp-remote: the bridge for applications that only start local servers. It prints where the person must go. */
export const mcpRemote = {
  name: 'mcp-remote',
  clientName: 'MCP CLI Proxy',
  async connect(mcpUrl, authorize) {
    const session = new RemoteSession(await mkdtemp(join(tmpdir(), 'mcp-remote-')));
    try {
      await session.open(mcpUrl, authorize);
      return session;
    } catch (problem) {
      await session.close();
      throw new Error(`${problem.message}\nmcp-remote said:\n${session.output}`, { cause: problem });
    }
  },
};

class RemoteSession {
  #folder;
  #client = new Client({ name: 'bridge', version: '1.0.0' });
  #waiting;
  output = '';

  constructor(folder) {
    this.#folder = folder;
  }

  async open(mcpUrl, authorize) {
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [program, mcpUrl],
      env: { ...getDefaultEnvironment(), HOME: this.#folder, MCP_REMOTE_CONFIG_DIR: this.#folder, BROWSER: 'true' },
      stderr: 'pipe',
    });
    transport.stderr.on('data', chunk => this.#heard(chunk));
    const asked = this.#nextAuthorizationUrl();
    const connected = this.#client.connect(transport, { timeout: mostMs });
    const callback = await authorize(await Promise.race([asked, connected.then(() => neverAsked())]));
    await fetch(callback).then(response => response.arrayBuffer());
    await connected;
  }

  /** The bearer that the bridge keeps on disk. */
  async accessToken() {
    return (await this.#stored('tokens.json')).access_token;
  }

  async listTools() {
    return (await this.#client.listTools()).tools;
  }

  callTool(name, args) {
    return this.#client.callTool({ name, arguments: args }, { timeout: mostMs });
  }

  /** Makes a call that must end in the bridge printing a new address to authorize at. */
  async callUntilAskedToAuthorize(name, args) {
    const asked = this.#nextAuthorizationUrl();
    const answered = this.callTool(name, args).then(neverAsked, () => asked);
    await Promise.race([asked, answered]);
  }

  async close() {
    await this.#client.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #stored(ending) {
    const files = await readdir(this.#folder, { recursive: true });
    const file = files.find(name => name.endsWith(ending));
    return JSON.parse(await readFile(join(this.#folder, file), 'utf8'));
  }

  #nextAuthorizationUrl() {
    return new Promise(resolve => {
      this.#waiting = { from: this.output.length, resolve };
    });
  }

  #heard(chunk) {
    this.output += chunk;
    const heard = this.output.slice(this.#waiting?.from);
    const [, url] = /authorize this client by visiting:\s+(https?:\S+)\s/.exec(heard) ?? [];
    if (url) this.#waiting?.resolve(url);
  }
}

function neverAsked() {
  throw new Error('mcp-remote did not ask the person to authorize.');
}
