import * as oauth from 'oauth4webapi';

const options = { [oauth.allowInsecureRequests]: true };

/** oauth4webapi: each message built and checked on its own, word for word as the specifications have it. */
export class Oauth4webapi {
  static library = 'oauth4webapi';

  #server;
  #authentication;

  static async register(resource, metadata) {
    const driver = await this.#discover(resource);
    const registration = await oauth.dynamicClientRegistrationRequest(driver.#server, metadata, options);
    driver.metadata = await oauth.processDynamicClientRegistrationResponse(registration);
    driver.authenticateWith(driver.metadata.client_secret);
    return driver;
  }

  /** A client that the gateway knows already. */
  static async known(resource, metadata, credential) {
    const driver = await this.#discover(resource);
    driver.metadata = metadata;
    driver.authenticateWith(credential);
    return driver;
  }

  static async #discover(resource) {
    const driver = new Oauth4webapi();
    const issuer = await issuerOf(new URL(resource));
    const found = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...options });
    driver.#server = await oauth.processDiscoveryResponse(issuer, found);
    return driver;
  }

  get issuer() {
    return this.#server.issuer;
  }

  authenticateWith(credential) {
    this.#authentication = {
      none: () => oauth.None(),
      client_secret_basic: () => oauth.ClientSecretBasic(credential),
      client_secret_post: () => oauth.ClientSecretPost(credential),
      private_key_jwt: () => oauth.PrivateKeyJwt(credential),
    }[this.metadata.token_endpoint_auth_method]();
  }

  async authorizationUrl(request) {
    const url = new URL(this.#server.authorization_endpoint);
    url.search = await this.#parameters(request);
    return url;
  }

  /** RFC 9126: the request goes ahead, and the address names it. */
  async pushedUrl(request) {
    const parameters = await this.#parameters(request);
    const response = await oauth.pushedAuthorizationRequest(
      this.#server, this.metadata, this.#authentication, parameters, options);
    const pushed = await oauth.processPushedAuthorizationResponse(this.#server, this.metadata, response);
    const url = new URL(this.#server.authorization_endpoint);
    url.search = new URLSearchParams({ client_id: this.metadata.client_id, request_uri: pushed.request_uri });
    return url;
  }

  async redeem(callback, { state, verifier, ...additionalParameters }) {
    const answer = oauth.validateAuthResponse(this.#server, this.metadata, callback, state);
    const response = await oauth.authorizationCodeGrantRequest(this.#server, this.metadata, this.#authentication,
      answer, this.metadata.redirect_uris[0], verifier, { additionalParameters, ...options });
    return oauth.processAuthorizationCodeResponse(this.#server, this.metadata, response);
  }

  async refresh(token, additionalParameters = {}) {
    const response = await oauth.refreshTokenGrantRequest(this.#server, this.metadata, this.#authentication, token,
      { additionalParameters, ...options });
    return oauth.processRefreshTokenResponse(this.#server, this.metadata, response);
  }

  async revoke(token) {
    const response = await oauth.revocationRequest(this.#server, this.metadata, this.#authentication, token, options);
    await oauth.processRevocationResponse(response);
  }

  /** RFC 7662, as a system of the operator: with its credential in place of a client's. */
  async introspect(token, credential) {
    const response = await oauth.introspectionRequest(
      this.#server, this.metadata, credential ? bearer(credential) : this.#authentication, token, options);
    return oauth.processIntrospectionResponse(this.#server, this.metadata, response);
  }

  async clientCredentials(parameters) {
    const response = await oauth.clientCredentialsGrantRequest(
      this.#server, this.metadata, this.#authentication, parameters, options);
    return oauth.processClientCredentialsResponse(this.#server, this.metadata, response);
  }

  request(token, { url, method, headers, body }) {
    return oauth.protectedResourceRequest(token, method, new URL(url), new Headers(headers), body, options);
  }

  async #parameters({ state, verifier, ...parameters }) {
    return new URLSearchParams({
      response_type: 'code', client_id: this.metadata.client_id, redirect_uri: this.metadata.redirect_uris[0],
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', state,
      ...parameters,
    });
  }
}

/** The libraries take any function for a way to authenticate. */
export function bearer(credential) {
  return (server, client, body, headers) => headers.set('authorization', `Bearer ${credential}`);
}

/** The authorization server that the resource names (RFC 9728). */
async function issuerOf(resource) {
  const response = await oauth.resourceDiscoveryRequest(resource, options);
  const metadata = await oauth.processResourceDiscoveryResponse(resource, response);
  return new URL(metadata.authorization_servers[0]);
}
