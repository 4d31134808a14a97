// Modal dialogs on the native <dialog>: focus is held inside, Escape closes, focus returns to where it was.

import { h, icon } from "./dom.js";

function show(dialog) {
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.showModal();
  return dialog;
}

function control(field, id) {
  if (field.type === "select") {
    return h("select", { id, name: field.name },
      field.options.map(([value, label]) => h("option", { value, selected: value === field.value }, label)));
  }
  return h("input", { id, name: field.name, type: field.type ?? "text", value: field.value, required: field.required,
    min: field.min, max: field.max, step: field.step, maxlength: field.maxlength, placeholder: field.placeholder, dir: field.type ? null : "auto" });
}

function row(field) {
  const id = `field-${field.name}`;
  const note = field.note && h("small", { id: `${id}-note` }, field.note);
  if (field.type === "choices") {
    return h("fieldset", { class: "field" }, h("legend", {}, field.label),
      field.options.map(([value, label, checked]) =>
        h("label", { class: "tick" }, h("input", { type: "checkbox", name: field.name, value, checked }), h("span", { dir: "auto" }, label))), note);
  }
  if (field.type === "checkbox") {
    const box = h("input", { id, type: "checkbox", name: field.name, checked: field.value, "aria-describedby": note && `${id}-note` });
    return h("div", { class: "field" }, h("label", { class: "tick" }, box, h("span", {}, field.label)), note);
  }
  const input = control(field, id);
  if (note) input.setAttribute("aria-describedby", `${id}-note`);
  return h("div", { class: "field" }, h("label", { for: id }, field.label), input, note);
}

function valuesOf(form, fields) {
  const data = new FormData(form);
  return Object.fromEntries(fields.map((field) => {
    if (field.type === "choices") return [field.name, data.getAll(field.name).map(Number)];
    if (field.type === "checkbox") return [field.name, data.has(field.name)];
    if (field.type === "number") return [field.name, Number(data.get(field.name))];
    return [field.name, String(data.get(field.name) ?? "").trim()];
  }));
}

/**
 * Asks for a few values. `send(values)` may reject: its message is shown and the dialog stays open. Field types:
 * text, number, select (`options` of [value, label]), checkbox, choices (several checkboxes, `options` of [number, label, checked]).
 */
export function ask({ title, fields, confirm, send }) {
  const problem = h("p", { class: "problem", role: "alert" });
  const form = h("form", { method: "dialog" },
    h("h2", { id: "dialog-title" }, title),
    fields.map(row),
    problem,
    h("div", { class: "dialog-actions" },
      h("button", { type: "button", class: "quiet", click: () => dialog.close() }, "Cancel"),
      h("button", { type: "submit", class: "strong" }, confirm)));
  const dialog = h("dialog", { "aria-labelledby": "dialog-title" }, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await send(valuesOf(form, fields));
      dialog.close();
    } catch (error) {
      problem.textContent = error.message;
    }
  });
  show(dialog);
}

/** Shows a text that has to be closed by hand, such as a bot's alert. */
export function tell(title, text) {
  const dialog = h("dialog", { role: "alertdialog", "aria-labelledby": "dialog-title", "aria-describedby": "dialog-text" },
    h("h2", { id: "dialog-title", dir: "auto" }, title),
    h("p", { id: "dialog-text", class: "dialog-text", dir: "auto" }, text),
    h("div", { class: "dialog-actions" }, h("button", { type: "button", class: "strong", autofocus: true, click: () => dialog.close() }, "OK")));
  show(dialog);
}

/** Shows a photo as large as the window allows. */
export function enlarge({ url, alt }) {
  const dialog = h("dialog", { class: "viewer", "aria-label": "Photo" },
    h("button", { type: "button", class: "icon-button", "aria-label": "Close the photo", autofocus: true, click: () => dialog.close() }, icon("close")),
    h("img", { src: url, alt }));
  show(dialog);
}
