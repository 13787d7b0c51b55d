// The search box: a combobox over the sample songs (WAI-ARIA, "combobox with list autocomplete").

function small(text) {
  const element = document.createElement("small");
  element.textContent = text;
  return element;
}

export class Search {
  #input = document.getElementById("search");
  #list = document.getElementById("songs");
  #songs;
  #chosen;
  #found = [];
  #active = -1;

  constructor(songs, chosen) {
    this.#songs = songs;
    this.#chosen = chosen;
    this.#input.addEventListener("input", () => this.#find());
    this.#input.addEventListener("focus", () => this.#find());
    this.#input.addEventListener("blur", () => this.#close());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
  }

  #find() {
    const words = this.#input.value.toLowerCase().split(/\s+/);
    this.#found = this.#songs.filter((song) => {
      const about = `${song.title} ${song.subtitle} ${song.style}`.toLowerCase();
      return words.every((word) => about.includes(word));
    });
    this.#list.replaceChildren(...this.#found.map((song, i) => this.#option(song, i)));
    this.#list.hidden = this.#found.length === 0;
    this.#input.setAttribute("aria-expanded", String(!this.#list.hidden));
    this.#activate(-1);
  }

  #option(song, position) {
    const option = document.createElement("li");
    option.id = `song-${position}`;
    option.setAttribute("role", "option");
    const titles = document.createElement("span");
    titles.append(song.title);
    if (song.subtitle !== song.title) {
      titles.append(small(song.subtitle));
    }
    const style = small(song.style);
    style.className = "style";
    option.append(titles, style);
    // before the click, the box loses the focus and closes the list
    option.addEventListener("mousedown", (event) => {
      event.preventDefault();
      this.#choose(position);
    });
    return option;
  }

  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.#found.length > 0) {
      event.preventDefault();
      const count = this.#found.length;
      this.#activate((this.#active + step + count + (this.#active < 0 && step < 0 ? 1 : 0)) % count);
    } else if (event.key === "Enter" && !this.#list.hidden) {
      event.preventDefault();
      this.#choose(Math.max(this.#active, 0));
    } else if (event.key === "Escape") {
      this.#close();
    }
  }

  #activate(position) {
    this.#active = position;
    [...this.#list.children].forEach((option, i) => {
      option.setAttribute("aria-selected", String(i === position));
      if (i === position) {
        option.scrollIntoView({ block: "nearest" });
      }
    });
    if (position < 0) {
      this.#input.removeAttribute("aria-activedescendant");
    } else {
      this.#input.setAttribute("aria-activedescendant", `song-${position}`);
    }
  }

  #choose(position) {
    const song = this.#found[position];
    this.#input.value = song.title;
    this.#close();
    this.#chosen(song);
  }

  #close() {
    this.#list.hidden = true;
    this.#input.setAttribute("aria-expanded", "false");
  }
}
