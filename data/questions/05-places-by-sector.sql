-- title: Which industries does the paper show in which country?
-- asks: If the clusters of one country are in shoes and those of another in electronics, a difference between the countries may be a difference between the industries.
-- notice: Look for industries that only one country has. For those, country and industry cannot be told apart with this evidence.
SELECT
  sector.label AS sector,
  count(*) FILTER (WHERE place.country = 'IN') AS india,
  count(*) FILTER (WHERE place.country = 'CN') AS china,
  count(*) FILTER (WHERE place.country = 'BR') AS brazil,
  count(*) AS all_places
FROM place
JOIN sector ON sector.id = place.sector
GROUP BY sector.label, sector.sort
ORDER BY all_places DESC, sector.sort;
