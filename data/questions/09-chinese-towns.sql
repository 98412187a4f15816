-- title: Which shares of a market do single Chinese towns hold?
-- asks: Towns that make one product for the whole world are the paper's most striking evidence for what clusters can do.
-- notice: Each share is a share of something else: the world's output, the world market, the market at home. Only one town has a year with its figures.
SELECT
  place.name AS town,
  place.industry,
  fact.indicator,
  fact.value AS percent,
  fact.period,
  fact.cited_work
FROM fact
JOIN place ON place.id = fact.place_id
WHERE fact.country = 'CN'
  AND fact.unit = 'percent'
  AND (fact.indicator LIKE '%world%' OR fact.indicator LIKE '%market%')
ORDER BY fact.value DESC, fact.id;
