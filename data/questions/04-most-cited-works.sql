-- title: On which works does the paper lean most?
-- asks: A review is built from other people's research. The works that it cites most often carry most of its weight: read them next.
-- notice: Compare the number of citations with the number of passages. A work that is cited often in one passage supports one point; a work that is cited all over the paper supports the argument.
SELECT
  reference.authors,
  reference.year,
  reference.title,
  count(*) AS citations,
  count(DISTINCT citation.passage_id) AS passages
FROM citation
JOIN reference ON reference.id = citation.reference_id
GROUP BY reference.id, reference.authors, reference.year, reference.title
ORDER BY citations DESC, passages DESC, reference.id
LIMIT 15;
