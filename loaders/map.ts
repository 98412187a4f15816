import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {geoAzimuthalEqualArea, geoDistance, geoPath, type GeoProjection} from "d3-geo";
import {feature} from "topojson-client";
import type {GeometryCollection, Topology} from "topojson-specification";
import type {MapPanel} from "../src/workbook/evidence.js";
import {placeLabels} from "./labels.js";
import {spread} from "../src/workbook/spread.js";

/** A place as the map needs it, in degrees. */
export interface Located {
  id: string;
  name: string;
  country: string;
  latitude: number;
  longitude: number;
}

/** The panels in reading order: whose land is drawn as its own, and whose places are drawn with it. */
const panels = [
  {country: "IN", name: "India", land: ["India"], places: ["IN", "PK"], scaleKm: 500},
  {country: "CN", name: "China", land: ["China", "Hong Kong", "Macao"], places: ["CN"], scaleKm: 200},
  {country: "BR", name: "Brazil", land: ["Brazil"], places: ["BR"], scaleKm: 500}
] as const;

const earthRadiusKm = 6371;
const width = 320;
const height = 400;
const margin = 34;
/** Marks nearer to each other than this would hide one another. */
const apart = 14;

/** Returns the country shapes of Natural Earth, each with its name, at 1:50 million or 1:110 million. */
function countries(scale: "50m" | "110m") {
  const file = createRequire(import.meta.url).resolve(`world-atlas/countries-${scale}.json`);
  const topology = JSON.parse(readFileSync(file, "utf8")) as Topology<{countries: GeometryCollection<{name: string}>}>;
  return feature(topology, topology.objects.countries).features;
}

type Shape = ReturnType<typeof countries>[number];

const round = (x: number) => Math.round(x * 10) / 10;

/** Returns one map per country, cut to its places and drawn in an equal-area projection centred on them. */
export function mapPanels(located: readonly Located[]): MapPanel[] {
  const shapes = countries("50m");
  const coarse = countries("110m");
  return panels.map(({country, name, land, places, scaleKm}) => {
    const here = located.filter((p) => (places as readonly string[]).includes(p.country));
    if (!here.length) throw new Error(`no place to draw on the map of ${name}`);
    const points = {
      type: "MultiPoint" as const,
      coordinates: here.map((p) => [p.longitude, p.latitude] as [number, number])
    };
    const centre = [mean(here.map((p) => p.longitude)), mean(here.map((p) => p.latitude))] as const;
    const projection = geoAzimuthalEqualArea()
      .rotate([-centre[0], -centre[1]])
      .fitExtent(
        [
          [margin, margin],
          [width - margin, height - margin - 14]
        ],
        points
      )
      .clipExtent([
        [0, 0],
        [width, height]
      ]);
    const path = geoPath(projection).digits(1);
    const own = shapes.filter((s) => (land as readonly string[]).includes(s.properties.name));
    const near = shapes.filter((s) => !own.includes(s));
    const draw = (list: typeof shapes) => list.map((s) => path(s) ?? "").join("");
    const lies = here.map((p) => {
      const xy = projection([p.longitude, p.latitude])!;
      return {x: xy[0], y: xy[1]};
    });
    const drawn = spread(lies, apart, width, height - 16);
    const labels = placeLabels(
      drawn.map((p, i) => ({...p, name: here[i]!.name})),
      width,
      height - 24
    );
    const across = [
      projection.invert!([width / 2, height / 2])!,
      projection.invert!([width / 2 + 100, height / 2])!
    ] as const;
    const kmPerUnit = (geoDistance(across[0], across[1]) * earthRadiusKm) / 100;
    return {
      country,
      name,
      width,
      height,
      locator: locator(
        coarse.filter((s) => s.properties.name === name),
        projection
      ),
      land: draw(own),
      near: draw(near),
      scaleKm,
      scaleLength: round(scaleKm / kmPerUnit),
      marks: here.map((p, i) => ({
        id: p.id,
        x: round(drawn[i]!.x),
        y: round(drawn[i]!.y),
        trueX: round(lies[i]!.x),
        trueY: round(lies[i]!.y),
        label: labels[i] ? {...labels[i], x: round(labels[i].x), y: round(labels[i].y)} : null
      }))
    };
  });
}

/** Returns the whole country drawn small, and on it the outline of the part that a map shows. */
function locator(own: Shape[], shown: GeoProjection): MapPanel["locator"] {
  const size = 44;
  const small = geoAzimuthalEqualArea()
    .rotate(shown.rotate())
    .fitExtent(
      [
        [6, 6],
        [size - 6, size - 6]
      ],
      {type: "FeatureCollection", features: own}
    );
  const path = geoPath(small).digits(0);
  const corner = (x: number, y: number) => {
    const place = shown.invert!([x, y]);
    return place ? small(place)! : null;
  };
  const corners = [corner(0, 0), corner(width, 0), corner(width, height), corner(0, height)].map((c) =>
    c ? c.map(round).join(",") : "0,0"
  );
  return {size, land: own.map((s) => path(s) ?? "").join(""), frame: `M${corners.join("L")}Z`};
}

/** Returns the middle between the least and the greatest number. */
function mean(values: readonly number[]): number {
  return (Math.min(...values) + Math.max(...values)) / 2;
}
