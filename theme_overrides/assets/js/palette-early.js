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
})();
