// @ts-check
// On a page that only leads on: go there with the place on the page that the link asked for, where the new address
// names none. Not a module: it must come before the order to leave, which knows nothing of the place.
(() => {
  const { to } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  if (!to || !location.hash || to.includes("#")) return;
  window.stop(); // or the page would be read on to that order
  location.replace(new URL(to, location.href).href + location.hash);
})();
