-- title: Which citations are in doubt?
-- asks: A citation should lead to exactly one entry of the reference list. Checking that is the quickest test of how carefully a paper was made.
-- notice: Where the column work is empty, no entry of the list fits at all. Elsewhere an erratum says what is doubtful, and which work we take to be meant.
SELECT
  citation.printed,
  citation.passage_id AS passage,
  citation.reference_id AS work,
  coalesce(erratum.why, citation.note) AS why
FROM citation
LEFT JOIN erratum_touches ON erratum_touches.citation_id = citation.id
LEFT JOIN erratum ON erratum.id = erratum_touches.erratum_id
WHERE citation.reference_id IS NULL
   OR erratum.kind = 'citation'
ORDER BY citation.reference_id NULLS FIRST, citation.id, erratum.id;
