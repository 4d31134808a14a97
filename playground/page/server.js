// The playground's control API, as the page uses it.

/** The server refused (its own sentence in `message`) or could not be reached (`status` 0). */
export class ServerError extends Error {
  constructor(message, status) {
    super(message);
    this.name = "ServerError";
    this.status = status;
  }
}

async function ask(method, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new ServerError("The playground server is not answering.", 0);
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) {
    throw new ServerError(answer?.error || `The playground server answered ${response.status}.`, response.status);
  }
  return answer;
}

/** Every call returns the server's JSON or throws a ServerError. */
export const server = {
  state: () => ask("GET", "/playground/state"),
  send: (chatId, personId, content) =>
    ask("POST", "/playground/send", { chat_id: chatId, person_id: personId, ...content }),
  edit: (chatId, personId, messageId, text) =>
    ask("POST", "/playground/edit", { chat_id: chatId, person_id: personId, message_id: messageId, text }),
  press: (chatId, personId, messageId, data) =>
    ask("POST", "/playground/press", { chat_id: chatId, person_id: personId, message_id: messageId, data }),
  react: (chatId, personId, messageId, emoji) =>
    ask("POST", "/playground/react", { chat_id: chatId, person_id: personId, message_id: messageId, emoji }),
  vote: (chatId, personId, messageId, options) =>
    ask("POST", "/playground/vote", { chat_id: chatId, person_id: personId, message_id: messageId, options }),
  pay: (chatId, personId, messageId) =>
    ask("POST", "/playground/pay", { chat_id: chatId, person_id: personId, message_id: messageId }),
  inline: (chatId, personId, query) => ask("POST", "/playground/inline", { chat_id: chatId, person_id: personId, query }),
  chooseInline: (queryId, resultId) => ask("POST", `/playground/inline/${queryId}`, { result_id: resultId }),
  addPerson: (person) => ask("POST", "/playground/people", person),
  addGroup: (group) => ask("POST", "/playground/groups", group),
  block: (personId, blocked) => ask("POST", `/playground/people/${personId}/block`, { blocked }),
  promote: (groupId, memberId, admin) => ask("POST", `/playground/groups/${groupId}/admins`, { member: memberId, admin }),
  setBot: (groupId, present, by) => ask("POST", `/playground/groups/${groupId}/bot`, { present, by }),
  upgrade: (groupId) => ask("POST", `/playground/groups/${groupId}/upgrade`, {}),
  toNext: () => ask("POST", "/playground/clock", { to_next: true }),
  forward: (seconds) => ask("POST", "/playground/clock", { forward_seconds: seconds }),
};

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 5000;

/**
 * Listens to the server's events for as long as the page lives. `opened` runs at every new connection (what was
 * missed meanwhile has to be loaded again; when it rejects, the connection counts as lost), `arrived` for every
 * event, `lost` whenever the server is gone.
 */
export function listen({ opened, arrived, lost }) {
  let delay = FIRST_RETRY_MS;
  const open = () => {
    const source = new EventSource("/playground/events");
    let over = false;
    const retry = () => {
      if (over) return;
      over = true;
      source.close();
      lost();
      setTimeout(open, delay);
      delay = Math.min(delay * 2, LONGEST_RETRY_MS);
    };
    source.onopen = () =>
      opened().then(
        () => {
          delay = FIRST_RETRY_MS;
        },
        retry,
      );
    source.onmessage = (event) => arrived(JSON.parse(event.data));
    source.onerror = retry;
  };
  open();
}
