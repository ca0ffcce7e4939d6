import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * Stands where an assistant's model is. It notes which tools it is offered, calls the one it was told to, and
 * notes what came back. It speaks as Anthropic's and as Google's models do.
 */
export class ScriptedModel {
  #server = createServer((request, response) => void this.#answer(request, response));
  offered = [];
  results = [];

  /** The tool to call next, and its arguments. */
  next;

  static async start() {
    const model = new ScriptedModel();
    model.#server.listen(0, '127.0.0.1');
    await once(model.#server, 'listening');
    model.url = `http://127.0.0.1:${model.#server.address().port}`;
    return model;
  }

  stop() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #answer(request, response) {
    const dialect = dialects.find(({ path }) => request.url.includes(path));
    if (request.method !== 'POST' || !dialect) return void response.writeHead(404).end();
    const asked = JSON.parse(Buffer.concat(await request.toArray()));
    this.offered.push(...dialect.tools(asked));
    this.results.push(...dialect.results(asked));
    const call = this.next;
    this.next = undefined;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const event of call ? dialect.call(call) : dialect.say('Done.')) {
      response.write(`${event.type ? `event: ${event.type}\n` : ''}data: ${JSON.stringify(event)}\n\n`);
    }
    response.end();
  }
}

const anthropic = {
  path: '/v1/messages',
  tools: asked => (asked.tools ?? []).map(tool => tool.name),
  results: asked => asked.messages.flatMap(message => message.content)
    .filter(part => part.type === 'tool_result')
    .map(part => [part.content].flat().map(piece => piece.text ?? piece).join('')),
  call: ({ name, args }) => block('tool_use', { type: 'tool_use', id: 'toolu_1', name, input: {} },
    { type: 'input_json_delta', partial_json: JSON.stringify(args) }),
  say: text => block('end_turn', { type: 'text', text: '' }, { type: 'text_delta', text }),
};

const google = {
  path: ':streamGenerateContent',
  tools: asked => (asked.tools ?? []).flatMap(tool => tool.functionDeclarations ?? []).map(tool => tool.name),
  results: asked => asked.contents.flatMap(content => content.parts)
    .filter(part => part.functionResponse).map(part => part.functionResponse.response.output),
  call: ({ name, args }) => [candidate({ functionCall: { name, args } })],
  say: text => [candidate({ text })],
};

const dialects = [anthropic, google];

function block(reason, start, delta) {
  const usage = { input_tokens: 1, output_tokens: 1 };
  const message = { id: 'msg_1', type: 'message', role: 'assistant', model: 'scripted', content: [], usage };
  return [
    { type: 'message_start', message },
    { type: 'content_block_start', index: 0, content_block: start },
    { type: 'content_block_delta', index: 0, delta },
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: { stop_reason: reason }, usage },
    { type: 'message_stop' },
  ];
}

function candidate(part) {
  return { candidates: [{ content: { role: 'model', parts: [part] }, finishReason: 'STOP', index: 0 }] };
}
