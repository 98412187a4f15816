-- title: How many works are cited once, twice, or not at all?
-- asks: Most works in a review are cited once, in a list with others; a few carry the argument. How uneven is it here, and is any work listed but never cited?
-- notice: The LEFT JOIN keeps works without a citation, which would then stand in a row with 0 times. If there is no such row, every listed work is cited.
SELECT
  times_cited,
  count(*) AS works,
  min(id) AS an_example
FROM (
  SELECT reference.id, count(citation.id) AS times_cited
  FROM reference
  LEFT JOIN citation ON citation.reference_id = reference.id
  WHERE reference.printed
  GROUP BY reference.id
)
GROUP BY times_cited
ORDER BY times_cited;
