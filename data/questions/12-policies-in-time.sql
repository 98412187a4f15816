-- title: When did each country begin to promote clusters or to set rules for them?
-- asks: The order in time matters for the argument: a law cannot explain what happened before it.
-- notice: Policies without a year stand at the end. A policy whose last year is empty had not ended, or the paper gives no end.
SELECT
  policy.year_from,
  policy.year_to,
  country.name AS country,
  policy.kind,
  policy.level,
  policy.name AS policy,
  policy.section
FROM policy
JOIN country ON country.id = policy.country
ORDER BY policy.year_from NULLS LAST, policy.year_to NULLS LAST, country.sort, policy.id;
