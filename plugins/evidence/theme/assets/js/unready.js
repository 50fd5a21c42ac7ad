// @ts-check
/**
 * Load a part of the page that is fetched by itself. Where it does not come, the page says so and offers to try again.
 * @template Part
 * @param {Document} page
 * @param {() => Promise<Part>} load
 * @param {(part: Part) => void} use
 */
export async function whenReady(page, load, use) {
  const note = page.querySelector("[data-unready]");
  const again = note?.querySelector("a");
  const attempt = async () => {
    let part;
    try {
      part = await load();
    } catch {
      note?.classList.add("ev-unready--failed");
      return;
    }
    note?.remove();
    use(part);
  };
  again?.addEventListener("click", (event) => {
    event.preventDefault();
    attempt();
  });
  await attempt();
}
