/*
 * The choropleth in the browser.
 *
 * start(map, config) builds the layers once; update(view) restyles them. The geometry is fetched once as TopoJSON from
 * the server of the page itself, and a rerun of the app sends one character an area. All text that comes from records
 * goes into the page as text nodes, never as markup.
 */
(function () {
  "use strict";

  const NO_DATA = "-";
  const OUT_OF_SCOPE = "x";
  const PHONE_WIDTH = 520;

  // ---- TopoJSON -------------------------------------------------------------------------------------------------

  /** Arcs as [lat, lng] pairs: quantised deltas undone. */
  function decodeArcs(topology) {
    const { scale, translate } = topology.transform;
    return topology.arcs.map((arc) => {
      let x = 0;
      let y = 0;
      return arc.map(([dx, dy]) => {
        x += dx;
        y += dy;
        return [y * scale[1] + translate[1], x * scale[0] + translate[0]];
      });
    });
  }

  /** One ring from its arc numbers; a negative number ~n is arc n backwards. */
  function ring(arcs, numbers) {
    const points = [];
    numbers.forEach((number) => {
      const arc = number < 0 ? arcs[~number].slice().reverse() : arcs[number];
      for (let i = points.length ? 1 : 0; i < arc.length; i += 1) points.push(arc[i]);
    });
    return points;
  }

  function polygonsOf(geometry) {
    return geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs || [];
  }

  function latLngs(arcs, geometry) {
    return polygonsOf(geometry).map((polygon) => polygon.map((numbers) => ring(arcs, numbers)));
  }

  /** Arcs that lie between two prefectures: used by areas whose codes differ in the first two digits. */
  function prefectureBorders(arcs, geometries) {
    const owner = new Map();
    const borders = new Set();
    geometries.forEach((geometry) => {
      const prefecture = geometry.id.slice(0, 2);
      polygonsOf(geometry).flat(2).forEach((number) => {
        const arc = number < 0 ? ~number : number;
        if (owner.has(arc) && owner.get(arc) !== prefecture) borders.add(arc);
        owner.set(arc, prefecture);
      });
    });
    return [...borders].map((arc) => arcs[arc]);
  }

  // ---- One map of areas (the main one and each inset) -------------------------------------------------------------

  /** Draws the areas of the levels on one Leaflet map and keeps their style in step with the view. */
  class AreaMap {
    /** `within`: bounds outside of which nothing is drawn; none for the main map. */
    constructor(map, app, within) {
      this.map = map;
      this.app = app;
      this.within = within;
      this.renderer = L.canvas({ padding: 0.3 });
      this.levels = {};
      this.shown = null;
      this.selection = null;
    }

    /** The Leaflet layers of a level, built at its first use. */
    level(name, geometry) {
      if (this.levels[name]) return this.levels[name];
      const areas = {};
      const codes = this.within ? geometry.codes.filter((code) => this.within.intersects(geometry.bounds[code])) : geometry.codes;
      codes.forEach((code) => {
        const polygon = L.polygon(geometry.rings[code], {
          renderer: this.renderer, smoothFactor: 0, weight: 0.5, color: this.app.config.colours.border, opacity: 1,
          fillOpacity: 1, fillColor: this.app.config.colours.unknown,
        });
        polygon.code = code;
        polygon.bindTooltip(() => this.app.tooltip(code), { sticky: true, className: "dxmap-tooltip" });
        polygon.on("click", (event) => this.app.choose(code, event));
        areas[code] = polygon;
      });
      const extras = [];
      if (geometry.borders && !this.within) {
        extras.push(L.polyline(geometry.borders, {
          renderer: this.renderer, interactive: false, smoothFactor: 0, weight: 1, color: this.app.config.colours.prefectureBorder,
        }));
      }
      if (geometry.apart.length && !this.within) {
        const apart = L.polygon(geometry.apart, {
          renderer: this.renderer, smoothFactor: 0, weight: 0.5, color: this.app.config.colours.border, fillOpacity: 1,
          fillColor: this.app.config.colours.outOfScope,
        });
        apart.bindTooltip(() => textNode(this.app.config.texts.northernTerritories), { sticky: true });
        extras.push(apart);
      }
      this.levels[name] = { areas, extras };
      return this.levels[name];
    }

    /** Put exactly these layers on the map; only the difference is touched. */
    show(layers) {
      const wanted = new Set(layers);
      (this.shown || new Set()).forEach((layer) => { if (!wanted.has(layer)) layer.remove(); });
      layers.forEach((layer) => { if (!this.shown || !this.shown.has(layer)) layer.addTo(this.map); });
      this.shown = wanted;
    }

    /** Outline the chosen areas: drawn last, so that no neighbour covers the line. */
    outline(codes, areas) {
      if (this.selection) this.selection.remove();
      const rings = codes.filter((code) => areas[code]).map((code) => areas[code].getLatLngs());
      if (!rings.length) { this.selection = null; return; }
      this.selection = L.layerGroup([
        L.polygon(rings, { renderer: this.renderer, interactive: false, fill: false, smoothFactor: 0, weight: 5, color: "#ffffff" }),
        L.polygon(rings, { renderer: this.renderer, interactive: false, fill: false, smoothFactor: 0, weight: 3, color: this.app.config.colours.selected }),
      ]).addTo(this.map);
    }
  }

  /** Resolves when both style sheets hold: st_folium does not wait for them, and a popup measured without is misplaced. */
  function styleSheets() {
    return new Promise((resolve) => {
      const look = () => {
        const pane = document.querySelector(".leaflet-map-pane");
        const ours = getComputedStyle(document.documentElement).getPropertyValue("--dxmap-styled");
        if (pane && getComputedStyle(pane).position === "absolute" && ours.trim()) resolve();
        else setTimeout(look, 10);
      };
      look();
    });
  }

  function textNode(text) {
    const element = document.createElement("span");
    element.textContent = text;
    return element;
  }

  function element(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  // ---- The app ----------------------------------------------------------------------------------------------------

  class App {
    constructor(map, config) {
      this.map = map;
      this.config = config;
      this.geometry = {};
      this.view = null;
      this.framed = null;
      this.clicks = 0;
      this.main = new AreaMap(map, this, null);
      this.insets = [];
      this.marks = L.layerGroup().addTo(map);
      this.popup = null;
      this.popupKey = null;
      this.places = fetch(config.places).then((answer) => answer.json());
      this.styled = styleSheets();
      map.getContainer().setAttribute("role", "region");
      map.getContainer().setAttribute("aria-label", config.texts.mapLabel);
      const { zoomIn, zoomOut } = config.texts;
      L.control.zoom({ position: "topleft", zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
      this.addHome();
      map.on("zoomend", () => this.scaleLines());
    }

    /** The geometry of a level, fetched once. */
    load(name) {
      if (!this.geometry[name]) {
        this.geometry[name] = fetch(this.config.geometry[name]).then((answer) => {
          if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
          return answer.json();
        }).then((topology) => {
          const arcs = decodeArcs(topology);
          const geometries = topology.objects.areas.geometries;
          const rings = {};
          const bounds = {};
          geometries.forEach((geometry) => {
            rings[geometry.id] = latLngs(arcs, geometry);
            bounds[geometry.id] = L.latLngBounds(rings[geometry.id].flat(2));
          });
          const apart = topology.objects.hoppo ? topology.objects.hoppo.geometries.flatMap((g) => latLngs(arcs, g)) : [];
          return {
            codes: Object.keys(rings).sort(), rings, bounds, apart,
            borders: name === "municipality" ? prefectureBorders(arcs, geometries) : null,
          };
        }).catch((error) => { this.fail(error); throw error; });
      }
      return this.geometry[name];
    }

    fail(error) {
      const box = element("p", "dxmap-failure", this.config.texts.failure);
      box.title = String(error);
      this.map.getContainer().append(box);
    }

    async update(view) {
      this.view = view;
      const names = view.focus ? ["prefecture", "municipality"] : [view.level];
      const [places, , ...geometries] = await Promise.all([this.places, this.styled, ...names.map((name) => this.load(name))]);
      if (view !== this.view) return; // a newer view arrived while the geometry was on its way
      this.placeOf = places;
      this.byLevel = Object.fromEntries(names.map((name, i) => [name, geometries[i]]));
      this.index = new Map(this.byLevel[view.level].codes.map((code, i) => [code, i]));
      this.paint(this.main);
      this.paintInsets();
      this.drawMarks();
      this.map.invalidateSize({ pan: false });
      this.frame();
      this.drawPopup();
      this.map.getContainer().dataset.painted = view.token;
      if (!view.focus && view.level === "prefecture") this.prefetch();
    }

    /** Fetch the municipalities while nobody waits, so that the first drill-down is quick. */
    prefetch() {
      const later = window.requestIdleCallback || ((job) => setTimeout(job, 500));
      later(() => this.load("municipality"));
    }

    colour(code) {
      const position = this.index.get(code);
      const mark = position === undefined ? OUT_OF_SCOPE : this.view.classes[position];
      if (mark === NO_DATA) return this.config.colours.unknown;
      if (mark === OUT_OF_SCOPE) return this.config.colours.outOfScope;
      return this.view.colours[Number(mark)];
    }

    paint(areaMap) {
      const { view } = this;
      const level = areaMap.level(view.level, this.byLevel[view.level]);
      let layers = Object.values(level.areas);
      let backdrop = [];
      if (view.focus) {
        layers = layers.filter((layer) => layer.code.slice(0, 2) === view.focus);
        const around = areaMap.level("prefecture", this.byLevel.prefecture);
        backdrop = Object.values(around.areas).filter((layer) => layer.code !== view.focus);
        backdrop.forEach((layer) => this.restyle(layer, this.config.colours.outOfScope));
        layers = [...backdrop, ...around.extras, ...layers];
      } else {
        layers = [...layers, ...level.extras];
      }
      areaMap.show(layers);
      layers.forEach((layer) => {
        if (layer.code && !backdrop.includes(layer)) this.restyle(layer, this.colour(layer.code));
      });
      areaMap.outline(view.selected, level.areas);
    }

    restyle(layer, fillColor) {
      const weight = this.lineWeight(layer.code);
      if (layer.options.fillColor !== fillColor || layer.options.weight !== weight) layer.setStyle({ fillColor, weight });
    }

    /** Thin lines at low zoom: a white border would swallow small islands and wards. */
    lineWeight(code) {
      if (code && code.length === 2) return 0.8;
      return this.map.getZoom() < 7 ? 0.3 : 0.7;
    }

    scaleLines() {
      if (this.byLevel) this.paint(this.main);
    }

    // -- reading an area

    describe(code) {
      const place = this.placeOf[code];
      const position = this.index.get(code);
      const { texts } = this.config;
      if (position === undefined) return [place[0], texts.otherPrefecture];
      const mark = this.view.classes[position];
      if (mark === OUT_OF_SCOPE) return [place[0], texts.outOfScope];
      if (mark === NO_DATA) return [place[0], this.view.noData];
      return [place[0], this.view.values[position] + this.view.unit];
    }

    tooltip(code) {
      const [name, value] = this.describe(code);
      const box = element("div");
      box.append(element("strong", "", name), element("div", "", value));
      return box;
    }

    choose(code, event) {
      L.DomEvent.stopPropagation(event);
      if (this.popup && this.view.popup && this.view.popup.code === code && !this.popup.isOpen()) {
        this.popup.setLatLng(event.latlng).openOn(this.map); // closed by the reader: the app would send the same view
        return;
      }
      this.clickedAt = { code, at: event.latlng };
      this.tell({ area: code });
    }

    /** A message to the app; the count makes a second click on the same place a new message. */
    tell(message) {
      this.clicks += 1;
      Streamlit.setComponentValue({ ...message, click: this.clicks });
    }

    // -- marks: a prefectural government's own cases, apart from its municipalities

    drawMarks() {
      this.marks.clearLayers();
      const size = this.view.focus ? 24 : 14; // many on the whole country: they must not hide the areas
      this.view.marks.forEach(([code, count]) => {
        const place = this.placeOf[code];
        const label = `${place[0]} ${this.config.texts.ownCases} ${count}`;
        const icon = L.divIcon({ className: "dxmap-mark", html: element("span", "", "★"), iconSize: [size, size] });
        icon.options.html.style.fontSize = `${size - 2}px`;
        icon.options.html.style.lineHeight = `${size}px`;
        const marker = L.marker([place[1], place[2]], { icon, keyboard: true, title: label, alt: label });
        marker.on("click", (event) => { this.clickedAt = { code, at: event.latlng }; this.tell({ government: code }); });
        this.marks.addLayer(marker);
        marker.getElement().setAttribute("aria-label", label);
      });
    }

    // -- what the window shows

    bounds(view) {
      if (view.frame.length) {
        const rings = this.byLevel[view.level].rings;
        return L.latLngBounds(view.frame.flatMap((code) => (rings[code] || []).flat(2)));
      }
      if (view.focus) {
        const limit = this.config.frames[view.focus];
        return limit ? L.latLngBounds(limit) : L.latLngBounds(this.byLevel.prefecture.rings[view.focus].flat(2));
      }
      return L.latLngBounds(this.config.frames.japan);
    }

    /** Move only when another place is asked for; a filter never moves the reader's view. */
    frame() {
      const key = `${this.view.focus}|${this.view.frame.join()}`;
      if (key === this.framed) return;
      this.framed = key;
      this.map.fitBounds(this.bounds(this.view), { animate: false, padding: [6, 6], maxZoom: 11 });
    }

    addHome() {
      const home = L.control({ position: "topleft" });
      home.onAdd = () => {
        const button = element("button", "dxmap-home", "⤢");
        button.type = "button";
        button.title = this.config.texts.home;
        button.setAttribute("aria-label", this.config.texts.home);
        L.DomEvent.disableClickPropagation(button);
        button.addEventListener("click", () => { this.framed = null; this.frame(); });
        return button;
      };
      home.addTo(this.map);
    }

    paintInsets() {
      const wanted = this.config.insets.filter((inset) => inset.shownFor.includes(this.view.focus || "japan"));
      const key = this.view.insets ? wanted.map((inset) => inset.name).join() : "";
      if (key !== this.insetKey) {
        this.insets.forEach(({ box, areaMap }) => { areaMap.map.remove(); box.remove(); });
        this.insets = key ? wanted.map((inset) => this.addInset(inset)) : [];
        this.insetKey = key;
      }
      this.insets.forEach(({ areaMap }) => this.paint(areaMap));
    }

    addInset(inset) {
      const box = element("div", `dxmap-inset dxmap-inset-${inset.corner}`);
      const canvas = element("div", "dxmap-inset-map");
      box.append(element("span", "dxmap-inset-name", inset.name), canvas);
      this.map.getContainer().append(box);
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      const map = L.map(canvas, {
        attributionControl: false, zoomControl: false, dragging: false, scrollWheelZoom: false, doubleClickZoom: false,
        boxZoom: false, keyboard: false, touchZoom: false, zoomSnap: 0,
      });
      map.fitBounds(inset.bounds, { animate: false });
      return { box, areaMap: new AreaMap(map, this, L.latLngBounds(inset.bounds)) };
    }

    // -- popup

    drawPopup() {
      const { popup } = this.view;
      const key = popup ? JSON.stringify(popup) : null;
      if (key === this.popupKey) return;
      this.popupKey = key;
      const container = this.map.getContainer();
      if (this.popup) { this.popup.remove(); this.popup = null; }
      if (!popup) { this.popupCode = null; return; }
      const place = this.placeOf[popup.code];
      const at = this.clickedAt && this.clickedAt.code === popup.code ? this.clickedAt.at : L.latLng(place[1], place[2]);
      const narrow = this.map.getSize().x < PHONE_WIDTH; // beside the buttons, not under them
      const width = Math.min(300, this.map.getSize().x - (narrow ? 130 : 60));
      this.popup = L.popup({
        maxWidth: width, minWidth: Math.min(200, width), maxHeight: 280, autoPanPaddingTopLeft: narrow ? [62, 8] : [8, 8],
        autoPan: popup.code !== this.popupCode, // a filter changes the text, and must not move the reader's view
      })
        .setLatLng(at).setContent(this.popupContent(popup));
      // The frames of the islands stand above everything on the map, so they give way.
      this.popup.on("add", () => container.classList.add("dxmap-has-popup"));
      this.popup.on("remove", () => container.classList.remove("dxmap-has-popup"));
      this.popup.openOn(this.map);
      this.popupCode = popup.code;
      const close = this.popup.getElement().querySelector(".leaflet-popup-close-button");
      if (close) close.setAttribute("aria-label", this.config.texts.close);
    }

    popupContent(popup) {
      const box = element("div", "dxmap-popup");
      box.append(element("h2", "", popup.title), element("p", "dxmap-popup-sub", popup.subtitle));
      popup.cases.forEach((item) => {
        const row = element("div", "dxmap-popup-case");
        const link = element("a", "", item.title);
        link.href = item.href;
        link.target = "_blank";
        link.rel = "noopener";
        link.addEventListener("click", (event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          this.tell({ case: item.id });
        });
        row.append(link);
        item.lines.forEach((line) => row.append(element("div", "", line)));
        box.append(row);
      });
      if (popup.more) box.append(element("p", "dxmap-popup-sub", popup.more));
      return box;
    }
  }

  // ---- What the rendered scripts call -------------------------------------------------------------------------------

  let app = null;
  let latest = null;
  const render = "streamlit:render";

  /** Phones get a lower map: the server does not know the width of the window. */
  function fitHeight() {
    const setFrameHeight = Streamlit.setFrameHeight.bind(Streamlit);
    Streamlit.setFrameHeight = (height) => {
      const wanted = window.innerWidth < PHONE_WIDTH ? Math.min(height, 440) : height;
      document.getElementById("map_div").style.height = `${wanted}px`;
      if (app) app.map.invalidateSize({ pan: false });
      setFrameHeight(wanted);
    };
  }

  // st_folium drops a message that comes while it still loads these scripts: keep the last one and hand it in again.
  Streamlit.events.addEventListener(render, (event) => { latest = event.detail; });

  window.dxmap = {
    start(map, config) {
      fitHeight();
      map.attributionControl.setPrefix(false);
      map.attributionControl.addAttribution(config.texts.credit);
      app = new App(map, config);
      setTimeout(() => {
        if (latest && latest.args.feature_group !== window.__GLOBAL_DATA__.last_feature_group) {
          Streamlit.events.dispatchEvent(new CustomEvent(render, { detail: latest }));
        }
      }, 0);
    },
    update(view) {
      app.update(view);
    },
  };
})();
