// Dark or light: the system's wish until the person chooses; the choice is remembered by the browser.

const KEY = "playground.theme";

function remembered() {
  try {
    const value = localStorage.getItem(KEY);
    return value === "dark" || value === "light" ? value : null;
  } catch {
    return null; // storage can be switched off
  }
}

function show(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

/** Whether the page is dark now. */
export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

/** Shows the other theme, and remembers it where the browser allows. */
export function toggleTheme() {
  const theme = isDark() ? "light" : "dark";
  show(theme);
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // the choice then lasts as long as the page
  }
}

/** Keeps a switch button in step with the theme. */
export function attachThemeSwitch(button) {
  const sync = () => button.setAttribute("aria-checked", String(isDark()));
  button.addEventListener("click", () => {
    toggleTheme();
    sync();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", sync);
  addEventListener("storage", (event) => {
    if (event.key !== KEY) return;
    show(remembered());
    sync();
  });
  sync();
}

show(remembered());
