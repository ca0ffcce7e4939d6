import { createInterface } from 'node:readline';

/** A program that runs: what it says, and how it ends. */
export class Program {
  #child;
  #ended;
  output = '';

  constructor(child, mostMs) {
    this.#child = child;
    const deadline = setTimeout(() => child.kill('SIGKILL'), mostMs);
    this.#ended = new Promise(resolve => child.once('close', resolve).once('error', resolve));
    this.#ended.then(() => clearTimeout(deadline));
    for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (this.output += chunk));
    child.stdin.on('error', () => {});
  }

  /** Each line that it says, as it says it. */
  get lines() {
    return createInterface({ input: this.#child.stdout });
  }

  type(line) {
    this.#child.stdin.write(`${line}\n`);
  }

  /** Tells it that nothing more will be typed. */
  endTyping() {
    this.#child.stdin.end();
  }

  /** Waits for a good end, and returns what was said. */
  async finished() {
    const code = await this.#ended;
    if (code !== 0) throw new Error(`${this.#child.spawnargs.join(' ')} ended with ${code}:\n${this.output}`);
    return this.output;
  }

  async stop() {
    this.#child.kill('SIGTERM');
    const killing = setTimeout(() => this.#child.kill('SIGKILL'), 5_000);
    await this.#ended;
    clearTimeout(killing);
  }
}
