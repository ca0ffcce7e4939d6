import { randomUUID } from 'node:crypto';

/** What an application gives the SDKs so that they can authorize: a memory, and a way to send the person off. */
export class MemoryOAuthProvider {
  redirectUrl = 'http://localhost:53682/oauth/callback';
  authorizationUrls = [];
  saved = {};

  constructor(clientName) {
    this.clientName = clientName;
  }

  get clientMetadata() {
    return {
      client_name: this.clientName,
      redirect_uris: [this.redirectUrl],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
    };
  }

  state() {
    return (this.saved.state = randomUUID());
  }

  clientInformation() {
    return this.saved.client;
  }

  saveClientInformation(client) {
    this.saved.client = client;
  }

  tokens() {
    return this.saved.tokens;
  }

  saveTokens(tokens) {
    this.saved.tokens = tokens;
  }

  redirectToAuthorization(url) {
    this.authorizationUrls.push(url);
  }

  saveCodeVerifier(verifier) {
    this.saved.verifier = verifier;
  }

  codeVerifier() {
    return this.saved.verifier;
  }

  saveDiscoveryState(state) {
    this.saved.discovery = state;
  }

  discoveryState() {
    return this.saved.discovery;
  }

  invalidateCredentials(what) {
    if (what === 'all' || what === 'tokens') delete this.saved.tokens;
    if (what === 'all' || what === 'client') delete this.saved.client;
    if (what === 'all' || what === 'verifier') delete this.saved.verifier;
    if (what === 'all' || what === 'discovery') delete this.saved.discovery;
  }
}
