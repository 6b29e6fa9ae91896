// The steps of an arrangement: each can be taken back, and done again.

const MOST = 200;

export class Steps {
  /** `state` is the first one; `onchange` is called after every step. */
  constructor(state, onchange) {
    this.state = state;
    this.onchange = onchange;
    this.before = [];
    this.after = [];
    this.typing = "";
    this.isChanged = false;
  }

  /**
   * Changes the state by `change(copy)`. Changes with the same `typing` that follow each other
   * are one step: what somebody types into one field.
   */
  do(change, typing = "") {
    const copy = structuredClone(this.state);
    change(copy);
    if (!typing || typing !== this.typing) {
      this.before.push(this.state);
      if (this.before.length > MOST) this.before.shift();
    }
    this.typing = typing;
    this.after = [];
    this.state = copy;
    this.isChanged = true;
    this.onchange(Boolean(typing));
  }

  undo() {
    this.go(this.before, this.after);
  }

  redo() {
    this.go(this.after, this.before);
  }

  go(from, to) {
    if (!from.length) return;
    to.push(this.state);
    this.state = from.pop();
    this.typing = "";
    this.isChanged = true;
    this.onchange(false);
  }
}
