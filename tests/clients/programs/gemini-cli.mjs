import { fileURLToPath } from 'node:url';
import { Desk } from './desk.mjs';
import { PromptedSession } from './prompted-session.mjs';

const script = fileURLToPath(import.meta.resolve('@google/gemini-cli/bundle/gemini.js'));

/** Gemini CLI: it registers, asks for every scope there is, and signs in when its first prompt needs the server. */
export const geminiCli = {
  name: 'Gemini CLI',
  provider: 'Google',
  connect: (mcpUrl, authorize) => PromptedSession.connect({
    toolPrefix: 'mcp_sample_',
    async signIn(desk) {
      await desk.write('.gemini/settings.json', JSON.stringify(settings(mcpUrl)));
      const prompting = this.prompt(desk);
      prompting.type('y');
      const callback = await authorize(await desk.opened());
      await fetch(callback).then(response => response.arrayBuffer());
      await prompting.finished();
    },
    prompt: (desk, modelUrl) => desk.start(script, ['--model', 'gemini-2.5-flash', '--prompt', 'Who am I?'], {
      GEMINI_API_KEY: 'none', GOOGLE_GEMINI_BASE_URL: modelUrl,
      GEMINI_CLI_TRUST_WORKSPACE: 'true', GEMINI_CLI_NO_RELAUNCH: 'true',
    }),
  }),
};
