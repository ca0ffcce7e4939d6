import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';

/** What an assistant does behind its user's back: it registers, sends the browser away, waits for the code, calls. */
export class Connector {
  #arrive;
  #arrived = new Promise(resolve => { this.#arrive = resolve; });

  static async register(gateway, name) {
    const connector = new Connector();
    const server = createServer((request, response) => {
      const url = new URL(request.url, connector.redirectUri);
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end('<!doctype html><html lang="en"><title>Connected</title><p>You can close this window.</p>');
      if (url.pathname === '/oauth/callback') connector.#arrive(url.searchParams);
    });
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
    server.unref();
    Object.assign(connector, {
      gateway, name, server, redirectUri: `http://127.0.0.1:${server.address().port}/oauth/callback`,
      verifier: randomBytes(32).toString('base64url'),
    });
    const registered = await connector.#post('/register', 'application/json', JSON.stringify({
      client_name: name, redirect_uris: [connector.redirectUri], token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'],
    }));
    return Object.assign(connector, { clientId: registered.client_id });
  }

  /** The address to which it sends the browser. */
  authorizationUrl(parameters = {}) {
    return `${this.gateway.url}/authorize?${new URLSearchParams({
      response_type: 'code', client_id: this.clientId, redirect_uri: this.redirectUri, code_challenge_method: 'S256',
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'), state: 'kept',
      resource: this.gateway.mcpUrl, ...parameters,
    })}`;
  }

  /** Takes the code that the browser brings, and a token for it. */
  async connected() {
    const answer = await this.#arrived;
    assert.equal(answer.get('error'), null);
    assert.equal(answer.get('state'), 'kept');
    const granted = await this.#post('/token', 'application/x-www-form-urlencoded', new URLSearchParams({
      grant_type: 'authorization_code', code: answer.get('code'), client_id: this.clientId,
      redirect_uri: this.redirectUri, code_verifier: this.verifier, resource: this.gateway.mcpUrl,
    }).toString());
    this.token = granted.access_token;
    return this;
  }

  /** What the browser brought back, whatever it was. */
  answer() {
    return this.#arrived;
  }

  /** Calls a tool: the status, and the result where there is one. */
  async call(name, args = {}) {
    const response = await fetch(this.gateway.mcpUrl, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.token}`, 'content-type': 'application/json',
        accept: 'application/json, text/event-stream', 'mcp-protocol-version': '2025-11-25',
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } }),
    });
    const text = await response.text();
    return { status: response.status, result: response.ok ? JSON.parse(text).result : undefined };
  }

  async #post(path, type, body) {
    const response = await fetch(this.gateway.url + path, { method: 'POST', headers: { 'content-type': type }, body });
    const text = await response.text();
    assert.ok(response.ok, `${path} answered ${response.status}: ${text}`);
    return JSON.parse(text);
  }
}
