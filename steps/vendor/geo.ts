// What the map of places needs of d3-geo: two projections and the path that draws shapes through them.
export {geoAzimuthalEqualArea, geoMercator, geoPath} from "d3-geo";
export type {GeoObject, GeoPath, GeoProjection} from "d3-geo";
