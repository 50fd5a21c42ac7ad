/* Only in a preview: puts what the check says on the page, and loads the page anew when a file has changed. */

const { plan, here } = document.currentScript.dataset;

async function asked(address) {
  const answer = await fetch(address, { cache: "no-store" });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
}

async function tell() {
  const said = await asked(`/_preview/said?here=${here}`);
  document.querySelector(".ev-page")?.insertAdjacentHTML("afterbegin", said);
}

async function follow() {
  for (;;) {
    try {
      if ((await asked(`/_preview/changed?plan=${plan}`)) === "yes") break;
    } catch {
      // The preview was ended; it may begin again.
      await new Promise((go) => setTimeout(go, 1000));
    }
  }
  location.reload();
}

tell().catch(() => {});
follow();
