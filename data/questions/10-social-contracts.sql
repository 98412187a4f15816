-- title: How do the three social contracts compare, dimension by dimension?
-- asks: The paper says that India has the weakest pressure from inside, Brazil the strongest, and that China lies between. See on which dimensions that order holds.
-- notice: 1 is the lowest of the three and 3 the highest. Empty cells are dimensions on which the paper gives no order; the last column says how often the order is our reading.
SELECT
  dimension.label AS dimension,
  max(contract.level) FILTER (WHERE contract.country = 'IN') AS india,
  max(contract.level) FILTER (WHERE contract.country = 'CN') AS china,
  max(contract.level) FILTER (WHERE contract.country = 'BR') AS brazil,
  count(*) FILTER (WHERE contract.basis = 'our reading') AS levels_that_are_our_reading
FROM contract
JOIN dimension ON dimension.id = contract.dimension
GROUP BY dimension.label, dimension.sort
ORDER BY dimension.sort;
