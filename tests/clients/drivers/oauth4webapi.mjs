import * as oauth from 'oauth4webapi';

const options = { [oauth.allowInsecureRequests]: true };

/** oauth4webapi: each message built and checked on its own, word for word as the specifications have it. */
export class Oauth4webapi {
  static library = 'oauth4webapi';

  #server;
  #client;
  #authentication;

  static async register(resource, metadata) {
    const driver = new Oauth4webapi();
    const issuer = await issuerOf(new URL(resource));
    const found = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...options });
    driver.#server = await oauth.processDiscoveryResponse(issuer, found);
    const registration = await oauth.dynamicClientRegistrationRequest(driver.#server, metadata, options);
    driver.#client = await oauth.processDynamicClientRegistrationResponse(registration);
    driver.authenticateWith(driver.#client.client_secret);
    return driver;
  }

  get issuer() {
    return this.#server.issuer;
  }

  authenticateWith(secret) {
    this.#authentication = {
      none: () => oauth.None(),
      client_secret_basic: () => oauth.ClientSecretBasic(secret),
      client_secret_post: () => oauth.ClientSecretPost(secret),
    }[this.#client.token_endpoint_auth_method]();
  }

  async authorizationUrl({ state, verifier, ...parameters }) {
    const url = new URL(this.#server.authorization_endpoint);
    const challenge = await oauth.calculatePKCECodeChallenge(verifier);
    url.search = new URLSearchParams({
      response_type: 'code', client_id: this.#client.client_id, redirect_uri: this.#client.redirect_uris[0],
      code_challenge: challenge, code_challenge_method: 'S256', state, ...parameters,
    });
    return url;
  }

  async redeem(callback, { state, verifier, ...additionalParameters }) {
    const answer = oauth.validateAuthResponse(this.#server, this.#client, callback, state);
    const response = await oauth.authorizationCodeGrantRequest(this.#server, this.#client, this.#authentication,
      answer, this.#client.redirect_uris[0], verifier, { additionalParameters, ...options });
    return oauth.processAuthorizationCodeResponse(this.#server, this.#client, response);
  }

  async refresh(token, additionalParameters = {}) {
    const response = await oauth.refreshTokenGrantRequest(this.#server, this.#client, this.#authentication, token,
      { additionalParameters, ...options });
    return oauth.processRefreshTokenResponse(this.#server, this.#client, response);
  }

  async revoke(token) {
    const response = await oauth.revocationRequest(this.#server, this.#client, this.#authentication, token, options);
    await oauth.processRevocationResponse(response);
  }

  request(token, { url, method, headers, body }) {
    return oauth.protectedResourceRequest(token, method, new URL(url), new Headers(headers), body, options);
  }
}

/** The authorization server that the resource names (RFC 9728). */
async function issuerOf(resource) {
  const response = await oauth.resourceDiscoveryRequest(resource, options);
  const metadata = await oauth.processResourceDiscoveryResponse(resource, response);
  return new URL(metadata.authorization_servers[0]);
}
