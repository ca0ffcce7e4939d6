import { Desk } from './desk.mjs';
import { ScriptedModel } from './scripted-model.mjs';

/** A signed-in assistant that does something only when it is prompted; a scripted model decides what. */
export class PromptedSession {
  #desk;
  #model;
  #program;

  static async connect(program, authorize) {
    const session = new PromptedSession();
    try {
      session.#program = program;
      session.#desk = await Desk.create();
      session.#model = await ScriptedModel.start();
      await program.signIn(session.#desk, session.#model.url, () => session.#walk(authorize));
      return session;
    } catch (problem) {
      await session.close();
      throw problem;
    }
  }

  /** The tools of the gateway that the assistant offers its model. */
  async listTools() {
    this.#model.offered = [];
    await this.#program.prompt(this.#desk, this.#model.url);
    const own = this.#model.offered.filter(name => name.startsWith(this.#program.toolPrefix));
    return [...new Set(own)].map(name => name.slice(this.#program.toolPrefix.length));
  }

  /** Has the model call a tool, and returns what the assistant tells the model came out. */
  async callTool(name, args) {
    this.#model.results = [];
    this.#model.next = { name: this.#program.toolPrefix + name, args };
    const said = await this.#program.prompt(this.#desk, this.#model.url);
    if (this.#model.results.length === 0) throw new Error(`The assistant did not call ${name}:\n${said}`);
    return this.#model.results[0];
  }

  async close() {
    this.#model?.stop();
    await this.#desk?.leave();
  }

  async #walk(authorize) {
    const callback = await authorize(await this.#desk.opened());
    await fetch(callback).then(response => response.arrayBuffer());
  }
}
