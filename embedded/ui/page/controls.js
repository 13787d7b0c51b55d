// Sliders and switches for the song's features.

const KEYS = ["C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B"];

const shown = {
  share: (value) => `${Math.round(value * 100)}%`,
  bpm: (value) => `${value} BPM`,
  decibel: (value) => `${value.toFixed(1).replace("-", "−")} dB`,
  key: (value) => KEYS[value],
  duration: (value) => {
    const seconds = Math.round(value / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  },
};

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

export class Controls {
  #inputs = new Map();

  /** `changed` is called when a value was set by hand: when a slider is let go, not on its way. */
  constructor(features, changed) {
    for (const feature of features) {
      const isSwitch = feature.unit === "switch";
      const row = isSwitch ? this.#switch(feature) : this.#slider(feature);
      document.getElementById(isSwitch ? "switches" : "sliders").append(row);
      this.#inputs.get(feature.name).addEventListener("change", changed);
    }
  }

  #switch(feature) {
    const label = element("span", {});
    label.dataset.text = feature.name;
    const input = element("input", { type: "checkbox", role: "switch" });
    this.#inputs.set(feature.name, input);
    return element("label", { className: "switch" }, label, input);
  }

  #slider(feature) {
    const { name, min, max, step, unit } = feature;
    const label = element("label", { htmlFor: name });
    label.dataset.text = name;
    const output = element("output", { htmlFor: name });
    const input = element("input", { type: "range", id: name, min, max, step });
    input.addEventListener("input", () => {
      const value = shown[unit](input.valueAsNumber);
      output.textContent = value;
      input.setAttribute("aria-valuetext", value);
      const filled = (input.valueAsNumber - min) / (max - min);
      input.style.setProperty("--filled", `${(filled * 100).toFixed(1)}%`);
    });
    this.#inputs.set(name, input);
    return element("div", { className: "slider" }, label, output, input);
  }

  show(song) {
    for (const [name, input] of this.#inputs) {
      if (input.type === "checkbox") {
        input.checked = song[name] === 1;
      } else {
        input.value = song[name];
        input.dispatchEvent(new Event("input"));
      }
    }
  }

  value(name) {
    const input = this.#inputs.get(name);
    return input.type === "checkbox" ? Number(input.checked) : input.valueAsNumber;
  }
}
