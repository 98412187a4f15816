-- title: Which passages of the paper hold most facts?
-- asks: Numbers are not spread evenly over a text. Where they stand close together is where a careful reader should slow down.
-- notice: Compare the facts with the works that are cited for them: a passage with many facts and one cited work repeats a single source.
SELECT
  passage.id AS passage,
  passage.about,
  count(*) AS facts,
  count(DISTINCT fact.cited_work) AS cited_works
FROM fact
JOIN passage ON passage.id = fact.section
GROUP BY passage.id, passage.about, passage.sort
ORDER BY facts DESC, passage.sort
LIMIT 12;
