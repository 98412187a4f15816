-- title: About which topics does the paper make testable claims?
-- asks: A claim that says in which direction something moves can be tested, and can turn out false. This shows where the paper commits itself.
-- notice: Compare the claims that hold everywhere with those about one country. The last column counts claims that the paper itself limits by a condition.
SELECT
  topic,
  count(*) AS claims,
  count(*) FILTER (WHERE direction IN ('raises', 'lowers')) AS raises_or_lowers,
  count(*) FILTER (WHERE country IS NULL) AS about_no_single_country,
  count(condition) AS with_a_condition
FROM claim
GROUP BY topic
ORDER BY claims DESC, topic;
