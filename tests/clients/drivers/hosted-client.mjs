import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';

const modern = '2026-07-28';
const legacy = '2025-11-25';

export const claude = {
  name: 'Claude',
  host: 'claude.ai',
  provider: 'Anthropic',
  clientId: 'https://claude.ai/oauth/mcp-oauth-client-metadata',
  redirectUri: 'https://claude.ai/api/mcp/auth_callback',
};

export const chatGpt = {
  name: 'ChatGPT',
  host: 'chatgpt.com',
  provider: 'OpenAI',
  clientId: 'https://chatgpt.com/oauth/client.json',
  redirectUri: 'https://chatgpt.com/connector_platform_oauth_redirect',
};

/** An assistant that runs at its vendor's: it has a client id document and one redirect URI, and never registers. */
export class HostedClient {
  #identity;
  #request;
  tokens;

  constructor(mcpUrl, identity) {
    this.mcpUrl = mcpUrl;
    this.#identity = identity;
  }

  /** Reads both documents, the way there taken from the challenge of a refused request. */
  async discover(refused) {
    assert.equal(refused.status, 401);
    const challenge = refused.headers.get('www-authenticate');
    const [, document] = /resource_metadata="([^"]+)"/.exec(challenge);
    this.scope = /scope="([^"]+)"/.exec(challenge)[1];
    this.resource = await json(document);
    const [issuer] = this.resource.authorization_servers;
    this.server = await json(`${issuer}/.well-known/oauth-authorization-server`);
    assert.equal(this.server.issuer, issuer);
  }

  authorizationUrl(changes = {}) {
    this.#request = { state: random(), verifier: random() };
    const url = new URL(this.server.authorization_endpoint);
    url.search = new URLSearchParams({
      response_type: 'code', client_id: this.#identity.clientId, redirect_uri: this.#identity.redirectUri,
      code_challenge: createHash('sha256').update(this.#request.verifier).digest('base64url'),
      code_challenge_method: 'S256', state: this.#request.state, resource: this.resource.resource, ...changes,
    });
    return url.href;
  }

  /** Takes the redirect only from the issuer that it asked (RFC 9207), and redeems the code. */
  async redeem(callback) {
    assert.ok(callback.href.startsWith(`${this.#identity.redirectUri}?`), callback.href);
    assert.equal(callback.searchParams.get('iss'), this.server.issuer);
    assert.equal(callback.searchParams.get('state'), this.#request.state);
    const response = await this.post(this.server.token_endpoint, {
      grant_type: 'authorization_code', code: callback.searchParams.get('code'),
      redirect_uri: this.#identity.redirectUri, code_verifier: this.#request.verifier,
      resource: this.resource.resource,
    });
    assert.equal(response.status, 200, await response.clone().text());
    this.tokens = await response.json();
  }

  /** Asks for new tokens, and leaves it to the caller to keep them. */
  refresh() {
    return this.post(this.server.token_endpoint, this.#refreshParameters());
  }

  /** The same out of one of the vendor's several addresses. */
  async refreshFrom(localAddress) {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const sending = request(this.server.token_endpoint, { method: 'POST', headers, localAddress, family: 4 });
    sending.end(new URLSearchParams({ client_id: this.#identity.clientId, ...this.#refreshParameters() }).toString());
    const [response] = await once(sending, 'response');
    const text = (await response.toArray()).join('');
    assert.equal(response.statusCode, 200, text);
    return JSON.parse(text);
  }

  revoke() {
    const parameters = { token: this.tokens.refresh_token, token_type_hint: 'refresh_token' };
    return this.post(this.server.revocation_endpoint, parameters);
  }

  post(endpoint, parameters) {
    const body = new URLSearchParams({ client_id: this.#identity.clientId, ...parameters });
    return fetch(endpoint, { method: 'POST', body });
  }

  /** A request of the newest revision: everything about the client travels with it. */
  ask(method, params = {}, { id = 1, signal } = {}) {
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': modern,
      'io.modelcontextprotocol/clientCapabilities': {},
      'io.modelcontextprotocol/clientInfo': { name: this.#identity.name, version: '1.0.0' },
    };
    const headers = { 'mcp-protocol-version': modern, 'mcp-method': method };
    if (params.name) headers['mcp-name'] = params.name;
    return this.#send({ jsonrpc: '2.0', id, method, params: { ...params, _meta } }, headers, signal);
  }

  /** A request of the handshake era. */
  askAsBefore(method, params = {}, { id = 1 } = {}) {
    return this.#send({ jsonrpc: '2.0', id, method, params }, { 'mcp-protocol-version': legacy });
  }

  initialize() {
    const clientInfo = { name: this.#identity.name, version: '1.0.0' };
    return this.askAsBefore('initialize', { protocolVersion: legacy, capabilities: {}, clientInfo }, { id: 0 });
  }

  #refreshParameters() {
    const { refresh_token } = this.tokens;
    return { grant_type: 'refresh_token', refresh_token, resource: this.resource.resource };
  }

  #send(message, headers, signal) {
    const authorization = this.tokens ? { authorization: `Bearer ${this.tokens.access_token}` } : {};
    const accept = { accept: 'application/json, text/event-stream', 'content-type': 'application/json' };
    const body = JSON.stringify(message);
    return fetch(this.mcpUrl, { method: 'POST', headers: { ...accept, ...headers, ...authorization }, body, signal });
  }
}

async function json(url) {
  const response = await fetch(url, { redirect: 'error' });
  assert.equal(response.status, 200, url);
  return response.json();
}

function random() {
  return randomBytes(32).toString('base64url');
}
