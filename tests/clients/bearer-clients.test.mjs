import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createMCPClient } from '@ai-sdk/mcp';
import { authorize } from './authorize.mjs';
import { expectedTools } from './expectations.mjs';
import { startGateway } from './gateway.mjs';
import { Desk } from './programs/desk.mjs';
import { accounts } from './sign-in.mjs';

const inspector = fileURLToPath(
  import.meta.resolve('@modelcontextprotocol/inspector/clients/launcher/build/index.js'));

let gateway;
let authorization;
let scopes;
before(async () => {
  gateway = await startGateway();
  const tokens = await authorize(gateway.url, { account: accounts.marco });
  authorization = `Bearer ${tokens.access_token}`;
  scopes = tokens.scope.split(' ');
});
after(() => gateway?.stop());

for (const era of ['legacy', 'modern']) {
  test(`MCP Inspector lists and calls with a bearer, ${era} era`, async t => {
    const desk = await Desk.create();
    t.after(() => desk.leave());
    const inspect = async (...words) => {
      const said = await desk.run(inspector, ['--cli', gateway.mcpUrl, '--transport', 'http', '--protocol-era', era,
        '--header', `Authorization: ${authorization}`, '--format', 'json', ...words]);
      return JSON.parse(said).result;
    };

    const { tools } = await inspect('--method', 'tools/list');
    const found = await inspect('--method', 'tools/call', '--tool-name', 'search_bookings', '--tool-arg', 'limit=2');

    assert.deepEqual(tools.map(tool => tool.name).sort(), expectedTools(scopes));
    assert.equal(found.structuredContent.items.length, 2);
  });
}

test('@ai-sdk/mcp lists and calls with a bearer', async t => {
  const transport = { type: 'http', url: gateway.mcpUrl, headers: { authorization } };
  const client = await createMCPClient({ transport });
  t.after(() => client.close());

  const { tools } = await client.listTools();
  const found = await client.callTool({ name: 'search_bookings', arguments: { limit: 2 } });
  const offered = await client.tools();

  assert.deepEqual(tools.map(tool => tool.name).sort(), expectedTools(scopes));
  assert.equal(found.structuredContent.items.length, 2);
  assert.equal(client.initializeResult.protocolVersion, '2026-07-28');
  assert.deepEqual(Object.keys(offered).sort(), expectedTools(scopes));
});
