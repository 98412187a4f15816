-- title: Which facts does an erratum touch?
-- asks: Before you quote a number in an essay, find out whether this workbook doubts it.
-- notice: Read the column certainty first. An open case is a question to the authors, not a mistake that has been proved.
SELECT
  fact.id AS fact,
  fact.subject,
  fact.indicator,
  fact.value,
  erratum.certainty,
  erratum.why
FROM erratum_touches
JOIN erratum ON erratum.id = erratum_touches.erratum_id
JOIN fact ON fact.id = erratum_touches.fact_id
ORDER BY erratum.certainty, fact.id, erratum.id;
