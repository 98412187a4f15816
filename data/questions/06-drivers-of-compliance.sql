-- title: What pressed for compliance, country by country?
-- asks: The paper argues that public enforcement and private buyers work differently in each country. The cases are where you can check that.
-- notice: A country with many cases of one driver may have been studied by people who looked for that driver. Count the cases, then ask who chose them.
SELECT
  country.name AS country,
  case_study.driver,
  count(*) AS cases,
  count(*) FILTER (WHERE case_study.direction = 'improved') AS improved,
  count(*) FILTER (WHERE case_study.direction = 'mixed') AS mixed,
  count(*) FILTER (WHERE case_study.direction = 'not improved') AS not_improved,
  count(*) FILTER (WHERE case_study.direction = 'not stated') AS not_stated
FROM case_study
JOIN country ON country.id = case_study.country
GROUP BY country.name, country.sort, case_study.driver
ORDER BY country.sort, cases DESC, case_study.driver;
