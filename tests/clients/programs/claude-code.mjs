import { fileURLToPath } from 'node:url';
import { PromptedSession } from './prompted-session.mjs';

// What its package starts where no install script has put the platform's own program in place.
const script = fileURLToPath(import.meta.resolve('@anthropic-ai/claude-code/cli-wrapper.cjs'));

/** Claude Code: it is known by its client id document, and signs in only from a terminal. */
export const claudeCode = {
  name: 'Claude Code',
  clientName: 'Claude Code',
  shownOnConsent: ['claude.ai', 'Anthropic', 'localhost'],
  connect: (mcpUrl, authorize) => PromptedSession.connect({
    toolPrefix: 'mcp__sample__',
    async signIn(desk, modelUrl, walk) {
      await desk.run(script, ['mcp', 'add', '--transport', 'http', 'sample', mcpUrl], environment(modelUrl));
      const login = desk.startInTerminal(script, ['mcp', 'login', 'sample'], environment(modelUrl));
      await walk();
      await login.finished();
    },
    prompt: (desk, modelUrl) =>
      desk.run(script, ['--print', 'Who am I?', '--allowedTools', 'mcp__sample__*'], environment(modelUrl)),
  }, authorize),
};

function environment(modelUrl) {
  return {
    ANTHROPIC_API_KEY: 'none',
    ANTHROPIC_BASE_URL: modelUrl,
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    ENABLE_TOOL_SEARCH: 'false',
  };
}
