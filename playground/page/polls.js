// A poll inside a message: options to choose before the vote, bars after it.

import { h, icon } from "./dom.js";

/** The part of each option in 100, whole numbers. */
function shares(options, voters) {
  return options.map(({ count }) => (voters === 0 ? 0 : Math.round((count * 100) / voters)));
}

function kindName({ quiz, anonymous, closed }) {
  if (closed) return "Final results";
  return `${anonymous ? "Anonymous" : "Public"} ${quiz ? "quiz" : "poll"}`;
}

function votersName({ voters, quiz }) {
  if (voters === 0) return quiz ? "nobody has answered" : "no votes";
  const [one, many] = quiz ? ["answer", "answers"] : ["vote", "votes"];
  return `${voters} ${voters === 1 ? one : many}`;
}

/** `person` is the id of who looks at it, `vote(options)` sends their choice. */
export function pollNode(poll, person, vote) {
  const chosen = poll.votes[person] ?? [];
  const open = !poll.closed && chosen.length === 0;
  const hidden = poll.hides_results || open;
  const shown = poll.options.map((option, index) => (open ? choice(poll, option, index, vote) : result(poll, option, index, chosen, hidden)));
  const about = `${kindName(poll)} · ${votersName(poll)}`;
  const list = h("ul", { class: open ? "choices" : "results" }, shown.map((node) => h("li", {}, node)));
  const explained = !open && poll.quiz && poll.explanation && h("p", { class: "explanation", dir: "auto" }, icon("info"), poll.explanation);
  return h("div", { class: "poll" },
    h("p", { class: "question", dir: "auto" }, poll.question),
    poll.description && h("p", { class: "poll-about", dir: "auto" }, poll.description),
    h("p", { class: "poll-about" }, about),
    list,
    open && poll.multiple && voteButton(list, vote),
    explained);
}

function choice(poll, { text }, index, vote) {
  if (poll.multiple) {
    return h("label", { class: "choice" }, h("input", { type: "checkbox", value: index }), h("span", { dir: "auto" }, text));
  }
  return h("button", { type: "button", class: "choice", click: () => vote([index]) }, h("span", { class: "ring", "aria-hidden": "true" }), h("span", { dir: "auto" }, text));
}

function voteButton(list, vote) {
  const button = h("button", { type: "button", class: "vote", disabled: true }, "Vote");
  const ticked = () => [...list.querySelectorAll("input:checked")].map((box) => Number(box.value));
  list.addEventListener("change", () => {
    button.disabled = ticked().length === 0;
  });
  button.addEventListener("click", () => vote(ticked()));
  return button;
}

function result(poll, option, index, chosen, hidden) {
  const mine = chosen.includes(index);
  const share = shares(poll.options, poll.voters)[index];
  const right = poll.quiz && poll.correct.includes(index);
  const wrong = poll.quiz && mine && !right;
  const mark = right || (mine && !wrong) ? icon("check") : wrong ? icon("close") : null;
  const meaning = [mine && "your choice", right && "right", wrong && "wrong"].filter(Boolean).join(", ");
  const bar = h("progress", { class: "bar", max: 100, value: hidden ? 0 : share, "aria-hidden": "true" });
  return h("div", { class: `result${right ? " right" : ""}${wrong ? " wrong" : ""}` },
    h("span", { class: "share" }, hidden ? "" : `${share}%`),
    h("span", { class: "option", dir: "auto" }, option.text, meaning && h("span", { class: "visually-hidden" }, `, ${meaning}`)),
    h("span", { class: "tick-mark", "aria-hidden": "true" }, mark),
    bar);
}
