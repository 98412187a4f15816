-- title: How many facts does the paper give for each country?
-- asks: A comparison of three countries is only as even as its evidence. Before you trust it, count what stands behind each side.
-- notice: Compare the share of facts that come without a cited work. Those rest on the word of the authors alone.
SELECT
  coalesce(country.name, 'no single country') AS country,
  count(*) AS facts,
  count(fact.cited_work) AS with_a_cited_work,
  round(100 * count(fact.cited_work) / count(*)) AS percent_cited
FROM fact
LEFT JOIN country ON country.id = fact.country
GROUP BY country.name, country.sort
ORDER BY facts DESC, country.sort;
