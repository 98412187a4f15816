-- title: How precisely are the places of each country located?
-- asks: A dot on a map looks exact. Some of these dots stand for a town, others for the middle of a whole state.
-- notice: Distances between two places mean something only where both are towns, cities or districts.
SELECT
  country.name AS country,
  count(*) FILTER (WHERE place.precision IN ('town', 'city')) AS town_or_city,
  count(*) FILTER (WHERE place.precision IN ('district', 'area')) AS district_or_area,
  count(*) FILTER (WHERE place.precision = 'state') AS state,
  count(*) AS all_places
FROM place
JOIN country ON country.id = place.country
GROUP BY country.name, country.sort
ORDER BY country.sort;
