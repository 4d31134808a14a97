// Inline mode: what is typed after the bot's name goes to the bot, and its results become suggestions.

const PAUSE_MS = 250;
const PATIENCE_MS = 15_000;

/**
 * `ask(text)` sends a query and returns a promise of {query_id}; `choose(queryId, resultId)` sends a result; `start(payload)`
 * opens the private chat with the bot.
 */
export class InlineMode {
  constructor({ username, ask, choose, start }) {
    Object.assign(this, { username, ask, choose, start });
    this.waiting = new Map();
    this.early = new Map();
    this.asked = 0;
  }

  /** The query in a text such as "@bot word", or null. */
  query(text) {
    const name = `@${this.username()} `.toLowerCase();
    return text.toLowerCase().startsWith(name) ? text.slice(name.length) : null;
  }

  /** The suggestions for a query; null when something newer was asked meanwhile, or when the bot does not answer. */
  async suggestions(text) {
    this.asked += 1;
    const turn = this.asked;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    if (turn !== this.asked) return null;
    const { query_id: id } = await this.ask(text);
    const answer = this.early.get(id) ?? (await this.#answer(id));
    this.early.delete(id);
    if (answer === null || turn !== this.asked) return null;
    const { results, button } = answer;
    const above = button ? [{ title: button.text, note: "", run: () => this.start(button.start_parameter) }] : [];
    return [...above, ...results.map((result) => (
      { title: result.title, note: result.description, run: () => this.choose(id, result.id) }))];
  }

  /** Takes results from the server. */
  take({ query_id: id, results, button }) {
    const resolve = this.waiting.get(id);
    this.waiting.delete(id);
    if (resolve) resolve({ results, button });
    else this.early.set(id, { results, button });
    if (this.early.size > 20) this.early.delete(this.early.keys().next().value);
  }

  #answer(id) {
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      setTimeout(() => {
        this.waiting.delete(id);
        resolve(null);
      }, PATIENCE_MS);
    });
  }
}
