import assert from 'node:assert/strict';
import { MemoryOAuthProvider } from './oauth-provider.mjs';
import { recordingFetch } from './traffic.mjs';

/** A connected SDK client: either generation, they share their shape. */
export class SdkSession {
  static async connect(mcpUrl, authorize, sdk) {
    const session = new SdkSession(mcpUrl, sdk);
    await assert.rejects(session.#open(), sdk.UnauthorizedError, 'A bare address must ask for authorization.');
    const callback = await authorize(session.#provider.authorizationUrls[0]);
    assert.equal(callback.searchParams.get('state'), session.#provider.saved.state);
    await sdk.finish(session.#transport, callback);
    await session.#open();
    return session;
  }

  #mcpUrl;
  #sdk;
  #provider;
  #client;
  #transport;
  #fetch = recordingFetch();

  constructor(mcpUrl, sdk) {
    this.#mcpUrl = new URL(mcpUrl);
    this.#sdk = sdk;
    this.#provider = new MemoryOAuthProvider(sdk.clientName);
  }

  get traffic() {
    return this.#fetch.seen;
  }

  /** The protocol revision that client and gateway agreed on. */
  get revision() {
    return this.#sdk.revisionOf(this.#client, this.#transport);
  }

  /** The bearer that the client holds now. */
  async accessToken() {
    return this.#provider.saved.tokens.access_token;
  }

  refreshes() {
    return this.traffic.filter(exchange => exchange.grant === 'refresh_token' && exchange.status === 200).length;
  }

  async listTools() {
    return (await this.#client.listTools()).tools;
  }

  callTool(name, args) {
    return this.#client.callTool({ name, arguments: args });
  }

  /** Makes a call that must end in the client asking the person to authorize again. */
  async callUntilAskedToAuthorize(name, args) {
    const before = this.#provider.authorizationUrls.length;
    await assert.rejects(this.callTool(name, args), this.#sdk.UnauthorizedError);
    assert.equal(this.#provider.authorizationUrls.length, before + 1, 'The client must ask to authorize again.');
  }

  async close() {
    await this.#client.close();
  }

  async #open() {
    this.#client = this.#sdk.createClient();
    this.#transport = new this.#sdk.Transport(this.#mcpUrl, { authProvider: this.#provider, fetch: this.#fetch });
    await this.#client.connect(this.#transport);
  }
}
