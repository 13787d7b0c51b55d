// Keeps the page up to date: what is shown is replaced when the server says something else.
const EVERY_MILLISECONDS = 2000;

async function refresh() {
  try {
    const response = await fetch(location.href);
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    const shown = document.querySelector("main");
    const news = fresh.querySelector("main");
    // somebody who selects text to copy it must not lose the selection
    if (news && news.innerHTML !== shown.innerHTML && getSelection().isCollapsed) {
      shown.replaceWith(news);
    }
    document.body.classList.remove("stale");
  } catch {
    document.body.classList.add("stale");
  }
  setTimeout(refresh, EVERY_MILLISECONDS);
}

setTimeout(refresh, EVERY_MILLISECONDS);
