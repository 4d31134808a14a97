// Button presses that wait for the bot's answer.

/**
 * Matches answers to presses. An answer may arrive before the server has told the press its id, so answers are kept
 * for a moment; answers to presses of other windows are left alone.
 */
export class Presses {
  constructor(show) {
    this.show = show; // called with the answer of a press made here
    this.waiting = new Map();
    this.early = new Map();
  }

  /** Resolves when the bot has answered the press that `sending` (a promise of its id) stands for. */
  async answered(sending) {
    const { callback_query_id: id } = await sending;
    if (this.early.has(id)) {
      const answer = this.early.get(id);
      this.early.delete(id);
      this.show(answer);
      return;
    }
    await new Promise((resolve) => {
      this.waiting.set(id, resolve);
    });
  }

  /** Takes an answer from the server. */
  take(answer) {
    const resolve = this.waiting.get(answer.callback_query_id);
    if (resolve) {
      this.waiting.delete(answer.callback_query_id);
      this.show(answer);
      resolve();
      return;
    }
    this.early.set(answer.callback_query_id, answer);
    if (this.early.size > 50) this.early.delete(this.early.keys().next().value);
  }
}
