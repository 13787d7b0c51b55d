// The API panel: what went to the model and what came back.
import { text } from "./texts.js";
import { inferUrl } from "./model.js";

const element = (id) => document.getElementById(id);

// one line per tensor, as people write such requests
function pretty(json) {
  return JSON.stringify(json, null, 2).replace(
    /\{[^{}]*\}|\[[-\d.,e\s]*\]/g,
    (inner) => inner.replace(/\s*\n\s*/g, " ").replace(/(?<=[{[]) | (?=[}\]])/g, ""),
  );
}

export class Exchange {
  #curl = "";

  constructor() {
    element("copy").addEventListener("click", async () => {
      await navigator.clipboard.writeText(this.#curl);
      element("copy").textContent = text("copied");
      setTimeout(() => (element("copy").textContent = text("copy")), 1500);
    });
  }

  show(model, request, answer) {
    const url = inferUrl(model);
    element("call").textContent = `POST /${url}`;
    element("request").textContent = pretty(request);
    element("response").textContent = answer.json ? pretty(answer.json) : answer.text || answer.error;
    const ok = answer.probabilities !== undefined;
    element("status").hidden = false;
    element("status").className = ok ? "badge good" : "badge bad";
    element("status").textContent =
      answer.status === 0 ? "—" : `${answer.status} · ${answer.milliseconds} ms`;
    const address = new URL(url, document.baseURI);
    this.#curl = `curl '${address}' -H 'Content-Type: application/json' -d '${JSON.stringify(request)}'`;
  }
}
