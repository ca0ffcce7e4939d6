// Runs a command against a sample of its own, with GATEWAY_URL and GATEWAY_TOKEN set: node with-gateway.mjs COMMAND …
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { authorize } from './authorize.mjs';
import { startGateway } from './gateway.mjs';

const owner = { login: 'olivia@alpine.example', password: 'try-olivia' };
const [command, ...args] = process.argv.slice(2);
const gateway = await startGateway();
try {
  const { access_token } = await authorize(gateway.url, { account: owner, organizer: 'org_alpine' });
  const env = { ...process.env, GATEWAY_URL: gateway.url, GATEWAY_TOKEN: access_token };
  const [code] = await once(spawn(command, args, { stdio: 'inherit', env }), 'exit');
  process.exitCode = code ?? 1;
} finally {
  await gateway.stop();
}
