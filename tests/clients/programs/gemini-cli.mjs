import { fileURLToPath } from 'node:url';
import { PromptedSession } from './prompted-session.mjs';

const script = fileURLToPath(import.meta.resolve('@google/gemini-cli/bundle/gemini.js'));
const prompt = ['--model', 'gemini-2.5-flash', '--prompt', 'Who am I?'];

/** Gemini CLI: it registers, asks for every scope there is, and signs in when the first prompt needs the server. */
export const geminiCli = {
  name: 'Gemini CLI',
  clientName: 'Gemini CLI MCP Client',
  shownOnConsent: ['localhost'],
  connect: (mcpUrl, authorize) => PromptedSession.connect({
    toolPrefix: 'mcp_sample_',
    async signIn(desk, modelUrl, walk) {
      await desk.write('.gemini/settings.json', JSON.stringify(settings(mcpUrl)));
      const program = desk.start(script, prompt, environment(modelUrl));
      program.type('y');
      await walk();
      await program.finished();
    },
    prompt: (desk, modelUrl) => desk.run(script, prompt, environment(modelUrl)),
  }, authorize),
};

function settings(mcpUrl) {
  return {
    security: { auth: { selectedType: 'gemini-api-key' } },
    privacy: { usageStatisticsEnabled: false },
    general: { enableAutoUpdate: false },
    mcpServers: { sample: { url: mcpUrl, type: 'http', trust: true, oauth: { enabled: true } } },
  };
}

function environment(modelUrl) {
  return {
    GEMINI_API_KEY: 'none',
    GOOGLE_GEMINI_BASE_URL: modelUrl,
    GEMINI_CLI_TRUST_WORKSPACE: 'true',
    GEMINI_CLI_NO_RELAUNCH: 'true',
  };
}
