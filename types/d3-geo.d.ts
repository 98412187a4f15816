declare module "d3-geo" {
  import type {Feature, FeatureCollection, Geometry, GeometryCollection} from "geojson";

  export type GeoObject =
    Feature<Geometry | null> | FeatureCollection<Geometry | null> | Geometry | GeometryCollection | {type: "Sphere"};

  /** Longitude and latitude in degrees in, position in pixels out; null where the projection shows nothing. */
  export interface GeoProjection {
    (point: [longitude: number, latitude: number]): [x: number, y: number] | null;
    invert(point: [x: number, y: number]): [longitude: number, latitude: number] | null;
    center(): [number, number];
    center(point: [longitude: number, latitude: number]): this;
    rotate(): [number, number, number];
    rotate(angles: [lambda: number, phi: number, gamma?: number]): this;
    scale(): number;
    scale(scale: number): this;
    translate(): [number, number];
    translate(point: [x: number, y: number]): this;
    precision(): number;
    precision(pixels: number): this;
    clipAngle(): number | null;
    clipAngle(degrees: number | null): this;
    clipExtent(): [[number, number], [number, number]] | null;
    clipExtent(extent: [[number, number], [number, number]] | null): this;
    fitExtent(extent: [[number, number], [number, number]], object: GeoObject): this;
    fitSize(size: [width: number, height: number], object: GeoObject): this;
    fitWidth(width: number, object: GeoObject): this;
    fitHeight(height: number, object: GeoObject): this;
  }

  /** Draws a shape: SVG path data, or null for a shape that shows nothing; areas and bounds are in pixels. */
  export interface GeoPath {
    (object: GeoObject): string | null;
    area(object: GeoObject): number;
    bounds(object: GeoObject): [[number, number], [number, number]];
    centroid(object: GeoObject): [number, number];
    measure(object: GeoObject): number;
    projection(projection: GeoProjection | null): this;
    digits(digits: number | null): this;
    pointRadius(radius: number): this;
  }

  /** The shortest way between two points, in radians. */
  export function geoDistance(
    a: [longitude: number, latitude: number],
    b: [longitude: number, latitude: number]
  ): number;
  export function geoAzimuthalEqualArea(): GeoProjection;
  export function geoMercator(): GeoProjection;
  /** The area in steradians. */
  export function geoArea(object: GeoObject): number;
  export function geoBounds(object: GeoObject): [southWest: [number, number], northEast: [number, number]];
  export function geoCentroid(object: GeoObject): [longitude: number, latitude: number];
  export function geoContains(object: GeoObject, point: [longitude: number, latitude: number]): boolean;
  /** The distance along the great circle, in radians. */
  export function geoDistance(
    from: [longitude: number, latitude: number],
    to: [longitude: number, latitude: number]
  ): number;
  export function geoPath(projection?: GeoProjection | null): GeoPath;
}
