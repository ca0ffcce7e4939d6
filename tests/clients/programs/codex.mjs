import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { Desk } from './desk.mjs';

const script = fileURLToPath(import.meta.resolve('@openai/codex/bin/codex.js'));

/** Codex: it signs in when a server is added, and its own application server lists and calls without a model. */
export const codex = {
  name: 'Codex',
  clientName: 'Codex',
  shownOnConsent: ['chatgpt.com', 'OpenAI', '127.0.0.1'],
  async connect(mcpUrl, authorize) {
    const desk = await Desk.create();
    const session = new CodexSession(desk);
    try {
      await session.open(mcpUrl, authorize);
      return session;
    } catch (problem) {
      await session.close();
      throw problem;
    }
  },
};

class CodexSession {
  #desk;
  #server;
  #waiting = new Map();
  #thread;

  constructor(desk) {
    this.#desk = desk;
  }

  async open(mcpUrl, authorize) {
    await this.#desk.write('.codex/config.toml', 'mcp_oauth_credentials_store = "file"\n');
    const adding = this.#desk.start(script, ['mcp', 'add', 'sample', '--url', mcpUrl]);
    const callback = await authorize(await this.#desk.opened());
    await fetch(callback).then(response => response.arrayBuffer());
    assert.match(await adding.finished(), /Successfully logged in/);

    this.#server = this.#desk.start(script, ['app-server']);
    this.#server.lines.on('line', line => this.#heard(JSON.parse(line)));
    await this.#ask('initialize', { clientInfo: { name: 'harbour', version: '1.0.0' } });
    this.#thread = (await this.#ask('thread/start', {})).thread.id;
  }

  async listTools() {
    const { data } = await this.#ask('mcpServerStatus/list', { serverName: 'sample', detail: 'toolsAndAuthOnly' });
    return Object.keys(data[0].tools);
  }

  async callTool(tool, args) {
    const threadId = this.#thread;
    const result = await this.#ask('mcpServer/tool/call', { server: 'sample', threadId, tool, arguments: args });
    return result.content[0].text;
  }

  close() {
    return this.#desk.leave();
  }

  #ask(method, params) {
    const id = this.#waiting.size + 1;
    this.#server.type(JSON.stringify({ id, method, params }));
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #heard({ id, method, result, error }) {
    if (id === undefined || method) return;
    const { resolve, reject } = this.#waiting.get(id);
    if (error) reject(new Error(`Codex: ${error.message}`));
    else resolve(result);
  }
}
