import { createServer } from 'node:net';
import { Browser } from '../clients/browser.mjs';
import { signIn } from '../clients/sign-in.mjs';
import { runSuite } from './suite.mjs';

/** The suite's authorization mode: it prints an address for a person to open, and waits for the redirect. */
export async function runAuthorization(gatewayUrl, account) {
  const port = await freePort();
  const clientId = await register(gatewayUrl, `http://127.0.0.1:${port}/callback`);
  let walk;
  let problem;
  const heard = (output, end) => {
    const [url] = /^http\S+\/authorize\?\S+$/m.exec(output) ?? [];
    if (url) {
      walk ??= visit(url, account).catch(error => {
        problem = error;
        end();
      });
    }
  };
  try {
    return await runSuite('authorization', [
      '--url', gatewayUrl, '--client-id', clientId, '--port', `${port}`, '--resource', `${gatewayUrl}/mcp`,
    ], { heard });
  } catch (error) {
    throw problem ?? error;
  }
}

async function visit(url, account) {
  const { callback } = await signIn(new Browser(), url, { account });
  const response = await fetch(callback);
  await response.arrayBuffer();
}

async function register(gatewayUrl, redirectUri) {
  const response = await fetch(`${gatewayUrl}/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      client_name: 'Conformance suite', redirect_uris: [redirectUri], token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'],
    }),
  });
  if (response.status !== 201) throw new Error(`/register answered ${response.status}: ${await response.text()}`);
  return (await response.json()).client_id;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
