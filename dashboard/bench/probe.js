/*
 * Runs in every frame before the page's own scripts, and times what a reader sees.
 *
 * Times are taken inside the page, from the reader's own event to the frame in which the answer is on screen; what the
 * browser's driver needs for its own messages is in none of them.
 */
(function () {
  "use strict";

  if (window !== window.top) {
    const mark = () => { window.top.dxbench.input = window.top.performance.now(); };
    ["pointerup", "keydown"].forEach((name) => window.addEventListener(name, mark, true));
    return;
  }

  const FULLY_VISIBLE = 0.99;
  const PATIENCE_MS = 60000;
  const QUIET_MS = 500;
  const SAMPLE_WIDTH = 64;
  const documents = new WeakMap();
  let count = 0;

  /** A number for each document: a frame that was built anew has another one. */
  function number(document) {
    if (!documents.has(document)) documents.set(document, (count += 1));
    return documents.get(document);
  }

  function frame() {
    return document.querySelector("iframe[title^='streamlit_folium']");
  }

  function inside() {
    const element = frame();
    return element && element.contentDocument;
  }

  const kinds = {
    /** dxmap names the view it has painted; its areas are on a canvas. */
    dxmap: {
      painted() {
        const map = inside() && inside().querySelector("[data-painted]");
        return map ? map.dataset.painted : null;
      },
      /** Share of the map that has colour, from a small copy of the canvas. */
      ink() {
        const canvas = inside() && inside().querySelector(".leaflet-overlay-pane canvas");
        if (!canvas || !canvas.width) return 0;
        const copy = document.createElement("canvas");
        copy.width = SAMPLE_WIDTH;
        copy.height = SAMPLE_WIDTH;
        const pen = copy.getContext("2d", { willReadFrequently: true });
        pen.drawImage(canvas, 0, 0, SAMPLE_WIDTH, SAMPLE_WIDTH);
        const pixels = pen.getImageData(0, 0, SAMPLE_WIDTH, SAMPLE_WIDTH).data;
        let inked = 0;
        for (let i = 3; i < pixels.length; i += 4) if (pixels[i] > 127) inked += 1;
        return inked;
      },
    },
    /** folium draws one SVG path an area, in a frame that is built anew. */
    naive: {
      painted() {
        return this.ink() >= 1741 ? String(number(inside())) : null;
      },
      ink() {
        return inside() ? inside().querySelectorAll(".leaflet-overlay-pane path").length : 0;
      },
    },
  };

  /** Opacity of the map with that of everything around it: Streamlit fades what is out of date. */
  function opacity() {
    let product = 1;
    for (let element = frame(); element; element = element.parentElement) product *= Number(getComputedStyle(element).opacity);
    return product;
  }

  const bench = {
    input: 0,
    sent: 0,
    received: 0,

    /** The time of the frame after the one in which `ready` first holds: then it is on screen. */
    when(what, ready) {
      const begin = performance.now();
      return new Promise((resolve, reject) => {
        const look = () => {
          if (ready()) requestAnimationFrame(() => resolve(performance.now()));
          else if (performance.now() - begin > PATIENCE_MS) reject(new Error(`${what} did not come within ${PATIENCE_MS / 1000} s`));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
    },

    painted: (kind) => kinds[kind].painted(),

    /** Milliseconds from the reader's last event until another view than `before` is painted. */
    async repainted(kind, before) {
      const at = await bench.when(`another map of ${kind}`, () => ![null, before].includes(kinds[kind].painted()));
      return at - bench.input;
    },

    /** Milliseconds from the reader's last event until a heading says `words`. */
    async headed(words) {
      const says = () => [...document.querySelectorAll("h3")].some((heading) => heading.textContent.trim() === words);
      return (await bench.when(`the panel of ${words}`, says)) - bench.input;
    },

    /** Milliseconds from the start of the navigation until the map is painted. */
    firstPaint: (kind) => bench.when(`the first map of ${kind}`, () => kinds[kind].painted() !== null),

    /** When no message has gone to or come from the server for a while, and nothing on the page is out of date. */
    settled() {
      let last = -1;
      let since = performance.now();
      return new Promise((resolve) => {
        const look = () => {
          const runs = document.querySelector("[data-testid='stStatusWidget'], [data-stale='true']");
          if (bench.sent + bench.received !== last || runs) since = performance.now();
          last = bench.sent + bench.received;
          if (performance.now() - since > QUIET_MS) resolve();
          else setTimeout(look, 50);
        };
        look();
      });
    },

    /** Look at the map in every frame until `seen` is asked for. */
    watch(kind) {
      const ink = kinds[kind].ink();
      const watched = { samples: 0, blank: 0, on: true };
      const look = () => {
        if (!watched.on) return;
        watched.samples += 1;
        if (kinds[kind].ink() < ink / 2 || opacity() < FULLY_VISIBLE) watched.blank += 1;
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      bench.watched = watched;
    },

    seen() {
      bench.watched.on = false;
      return bench.watched;
    },
  };
  window.dxbench = bench;
  ["pointerup", "keydown"].forEach((name) => window.addEventListener(name, () => { bench.input = performance.now(); }, true));

  const size = (data) => data.byteLength ?? data.size ?? new TextEncoder().encode(data).length;
  window.WebSocket = class extends window.WebSocket {
    constructor(...words) {
      super(...words);
      this.addEventListener("message", (event) => { bench.received += size(event.data); });
    }

    send(data) {
      bench.sent += 1;
      super.send(data);
    }
  };
})();
