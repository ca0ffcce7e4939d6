/** One request outside any client, to see the status that a bearer gets. */
export function probe(mcpUrl, token) {
  const headers = {
    accept: 'application/json, text/event-stream',
    'content-type': 'application/json',
    'mcp-protocol-version': '2025-11-25',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} });
  return fetch(mcpUrl, { method: 'POST', headers, body });
}
