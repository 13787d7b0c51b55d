// Puts the page together: a song in, a prediction out.
import { Controls } from "./controls.js";
import { Exchange } from "./exchange.js";
import { infer, inferRequest } from "./model.js";
import { Search } from "./search.js";
import { currentLanguage, switchLanguage, text, translatePage } from "./texts.js";
import { World } from "./world.js";

const SHOWN_COUNTRIES = 10;
const RETRY_AFTER_MILLISECONDS = 3000;

const element = (id) => document.getElementById(id);
const load = async (name) => (await fetch(`refdata/${name}.json`)).json();

const [features, countries, songs, settings] = await Promise.all(
  ["features", "countries", "songs", "settings"].map(load),
);
const world = new World(element("map"), countries);
const exchange = new Exchange();
const controls = new Controls(features, predict);
new Search(songs, (song) => {
  controls.show(song.features);
  predict();
});

let latest = 0;
let probabilities;
let retry;

async function predict() {
  clearTimeout(retry);
  const mine = ++latest;
  const request = inferRequest((name) => controls.value(name));
  document.body.classList.add("busy");
  const answer = await infer(settings.model, request);
  if (mine !== latest) {
    return; // a newer song is on its way
  }
  document.body.classList.remove("busy");
  exchange.show(settings.model, request, answer);
  if (answer.probabilities) {
    probabilities = answer.probabilities;
    element("notice").hidden = true;
    showPrediction();
  } else {
    element("notice").hidden = false;
    element("notice").textContent = text("noAnswer")(`(${answer.error})`);
    retry = setTimeout(predict, RETRY_AFTER_MILLISECONDS);
  }
}

function showPrediction() {
  const ranking = countries
    .map((country, position) => ({
      position,
      code: country.code,
      name: country[currentLanguage()],
      probability: probabilities[position],
      share: `${(probabilities[position] * 100).toFixed(1)}%`,
    }))
    .sort((one, other) => other.probability - one.probability);
  world.show(ranking);
  element("countries").replaceChildren(...ranking.slice(0, SHOWN_COUNTRIES).map(row));
  element("answer").textContent = text("best")(ranking[0].name, ranking[0].share);
}

function row({ code, name, probability, share }) {
  const item = document.createElement("li");
  for (const [kind, content] of [
    ["flag", flag(code)],
    ["name", name],
    ["share", share],
  ]) {
    const part = document.createElement("span");
    part.className = kind;
    part.textContent = content;
    item.append(part);
  }
  item.firstChild.setAttribute("aria-hidden", "true");
  const bar = document.createElement("span");
  bar.className = "bar";
  bar.append(document.createElement("i"));
  bar.style.setProperty("--p", probability);
  item.append(bar);
  return item;
}

// the letters of a country's code as regional indicators, which fonts draw as its flag
const flag = (code) =>
  String.fromCodePoint(...[...code].map((letter) => 0x1f1a5 + letter.charCodeAt(0)));

const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : systemIsDark.matches;
}

function translate() {
  translatePage();
  element("language").textContent = text("language");
  element("language").setAttribute("aria-label", text("languageLabel"));
  element("theme-icon").textContent = isDark() ? "☀️" : "🌙";
  element("theme-name").textContent = text(isDark() ? "light" : "dark");
  element("theme").setAttribute("aria-label", text(isDark() ? "light" : "dark"));
  if (probabilities) {
    showPrediction();
  }
}

element("language").addEventListener("click", () => {
  switchLanguage();
  translate();
});
element("theme").addEventListener("click", () => {
  const chosen = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = chosen;
  localStorage.setItem("jukebox.theme", chosen);
  translate();
});
systemIsDark.addEventListener("change", translate);
element("song").addEventListener("submit", (event) => {
  event.preventDefault();
  predict();
});

translate();
controls.show(songs[0].features);
predict();
