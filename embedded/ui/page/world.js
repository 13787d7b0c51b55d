// The map: land as a grid of dots, countries as discs that grow with their probability.

const NORTH = 80;
const GRID = 2.4;

// rough outlines, drawn by hand: longitude,latitude
const outlines = [
  "-168,66 -156,71 -128,70 -108,68 -95,68 -93,72 -85,69 -86,66 -94,61 -92,57 -82,55 -80,51 -77,56 -78,62 -70,61 -65,59 -60,55 -56,52 -65,48 -61,46 -70,43 -74,40 -76,35 -81,31 -80,26 -82,29 -90,29 -97,28 -97,22 -94,18 -91,19 -87,21 -88,16 -83,15 -83,10 -77,9 -81,7 -85,10 -92,14 -97,16 -105,20 -109,25 -113,31 -110,23 -117,33 -121,35 -124,40 -124,48 -131,54 -140,60 -150,60 -158,57 -164,55 -158,59 -165,61 -162,64",
  "-73,78 -60,82 -30,83 -20,76 -22,70 -32,68 -42,60 -48,61 -53,66 -55,70 -60,76",
  "-125,72 -117,76 -95,77 -80,74 -68,70 -62,66 -70,63 -78,65 -80,70 -90,73 -102,70 -115,70",
  "-79,9 -72,12 -62,10 -52,5 -50,0 -44,-2 -35,-6 -35,-9 -39,-14 -40,-21 -48,-26 -53,-33 -58,-35 -57,-38 -62,-39 -65,-43 -66,-47 -69,-51 -68,-55 -74,-52 -75,-46 -73,-38 -71,-30 -70,-19 -76,-14 -81,-6 -80,-2 -78,2 -77,7",
  "-6,36 10,37 11,34 20,31 32,31 35,28 37,21 43,12 51,12 48,5 42,-2 39,-6 41,-15 35,-20 35,-24 32,-29 27,-34 19,-34 15,-27 12,-17 14,-10 9,-1 9,4 4,6 -4,5 -8,4 -13,8 -17,14 -16,21 -13,28 -9,32",
  "44,-17 50,-14 48,-24 44,-24",
  "-9,37 -9,43 -2,43 -1,46 -5,48 2,51 8,54 8,57 11,57 12,54 20,55 22,58 24,59 30,60 22,60 22,63 25,65 22,66 17,61 18,59 16,56 13,56 11,59 6,58 5,62 14,68 25,71 40,67 44,68 54,68 68,68 70,73 80,73 100,77 113,74 130,71 140,73 160,70 180,69 180,65 175,62 163,60 163,56 156,51 156,57 162,62 143,59 135,55 141,52 140,48 133,43 128,40 129,36 126,34 126,38 121,40 118,39 122,37 119,35 122,31 120,26 114,22 108,21 106,19 109,13 105,9 100,13 99,9 103,2 101,3 98,8 98,14 94,16 91,22 87,21 80,15 80,10 77,8 73,17 72,21 67,25 57,26 52,28 48,30 51,25 56,24 60,22 55,17 45,13 43,16 39,21 35,28 34,31 36,36 30,36 27,37 27,40 35,42 41,41 37,46 31,46 28,43 28,41 23,40 24,38 22,37 19,42 13,45 18,40 16,38 12,42 9,44 3,43 -1,38 -5,36",
  "-6,50 1,51 1,53 -2,56 -2,58 -6,58 -6,56 -3,54 -5,52",
  "-10,52 -6,52 -6,55 -8,55 -10,54",
  "-24,65 -22,66 -15,66 -14,65 -19,63",
  "130,31 132,33 136,34 141,35 142,40 146,43 142,45 139,42 139,38 133,36 130,34",
  "95,5 98,4 106,-4 106,-6 102,-4 97,2",
  "105,-6 115,-7 115,-9 106,-8",
  "109,1 117,7 119,4 116,-4 110,-3",
  "119,0 125,2 122,-5 119,-5",
  "131,-1 141,-3 150,-10 143,-9 138,-8 133,-4",
  "120,18 122,18 126,9 126,6 122,7 120,13",
  "119.8,22 122,22 122,25.5 121,25.5",
  "114,-22 122,-18 130,-12 136,-12 136,-16 141,-17 142,-11 146,-19 153,-26 150,-37 143,-39 138,-35 131,-32 124,-33 115,-34",
  "145,-41 148,-41 147,-43",
  "173,-35 178,-38 172,-44 167,-46 172,-41",
  "-84,22 -77,21 -75,20 -78,20.5",
  "-74,20 -69,19.5 -69,18 -74,18",
  "80,9 82,7 80,6",
].map((outline) => outline.split(" ").map((point) => point.split(",").map(Number)));

const x = (longitude) => longitude + 180;
const y = (latitude) => NORTH - latitude;

function inside(outline, longitude, latitude) {
  let odd = false;
  for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
    const [x1, y1] = outline[i];
    const [x2, y2] = outline[j];
    const crosses = y1 > latitude !== y2 > latitude;
    if (crosses && longitude < ((x2 - x1) * (latitude - y1)) / (y2 - y1) + x1) {
      odd = !odd;
    }
  }
  return odd;
}

function landPath() {
  let path = "";
  let row = 0;
  for (let latitude = 78; latitude > -57; latitude -= GRID * 0.87) {
    const shift = row++ % 2 === 0 ? 0 : GRID / 2;
    for (let longitude = -179 + shift; longitude < 180; longitude += GRID) {
      if (outlines.some((outline) => inside(outline, longitude, latitude))) {
        path += `M${x(longitude).toFixed(1)} ${y(latitude).toFixed(1)}h0`;
      }
    }
  }
  return path;
}

function svg(name, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

function graticule() {
  let path = "";
  for (let longitude = -150; longitude < 180; longitude += 30) {
    path += `M${x(longitude)} 0V138`;
  }
  for (let latitude = 60; latitude > -57; latitude -= 30) {
    path += `M0 ${y(latitude)}H360`;
  }
  return path;
}

export class World {
  #map;
  #places;
  #top = svg("g", {});

  constructor(map, countries) {
    this.#map = map;
    this.#places = countries.map((country) =>
      svg(
        "circle",
        { class: "place", cx: x(country.longitude), cy: y(country.latitude), r: 1.4 },
        svg("title", {}),
      ),
    );
    map.replaceChildren(
      svg("path", { class: "graticule", d: graticule() }),
      svg("path", { class: "land", d: landPath() }),
      svg("g", {}, ...this.#places),
      this.#top,
    );
  }

  /** Shows each country's probability; `ranking` holds the likeliest first, with their names. */
  show(ranking) {
    for (const { position, name, probability, share } of ranking) {
      const place = this.#places[position];
      place.style.setProperty("--p", probability.toFixed(3));
      place.setAttribute("r", (1.2 + 4.3 * probability ** 1.5).toFixed(2));
      place.firstChild.textContent = `${name}: ${share}`;
    }
    // the likeliest are drawn last, so that no neighbour hides them
    for (const { position } of [...ranking].reverse()) {
      this.#places[position].parentNode.append(this.#places[position]);
    }
    this.#label(ranking.slice(0, 3));
  }

  #label(best) {
    const taken = [];
    const labels = best.map(({ position, name }) => {
      const place = this.#places[position];
      const left = Number(place.getAttribute("cx"));
      let top = Number(place.getAttribute("cy")) + 1.8;
      while (taken.some((other) => Math.abs(other.left - left) < 40 && Math.abs(other.top - top) < 5.5)) {
        top += 5.5;
      }
      taken.push({ left, top });
      const atTheEdge = left > 285;
      return svg(
        "text",
        {
          class: "label",
          x: atTheEdge ? left - 7 : left + 7,
          y: top,
          "text-anchor": atTheEdge ? "end" : "start",
        },
        name,
      );
    });
    const first = this.#places[best[0].position];
    const pulse = svg("circle", {
      class: "pulse",
      cx: first.getAttribute("cx"),
      cy: first.getAttribute("cy"),
      r: 6,
    });
    this.#top.replaceChildren(pulse, ...labels);
  }
}
