// @ts-check
// Runs before the page is drawn, so that a remembered palette does not flash. Not a module: modules wait.
(() => {
  const root = document.documentElement;
  try {
    const choice = localStorage.getItem("ev-palette");
    if (choice === "light" || choice === "dark") root.dataset.palette = choice;
  } catch {
    // Storage is closed to us: the page follows the device.
  }

  // Where the scripts of the page do not come at all, nothing else is there to say so (partials/unready.html).
  let attempts = 0;
  addEventListener("error", ({ target }) => {
    if (!(target instanceof HTMLScriptElement) || target.type !== "module" || attempts) return;
    root.classList.add("ev-scriptless");
    document.addEventListener("click", (event) => {
      if (!(event.target instanceof Element) || !event.target.closest("[data-unready] a") || !root.classList.contains("ev-scriptless")) return;
      event.preventDefault();
      import(`${target.src}&again=${(attempts += 1)}`).then(() => root.classList.remove("ev-scriptless"), () => {});
    });
  }, true);
})();
