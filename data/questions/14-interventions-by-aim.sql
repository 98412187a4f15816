-- title: What were the interventions in clusters meant to improve?
-- asks: Promotion of clusters can aim at cheaper inputs, at markets, at technology, or at standards. Which of these do the examples show, and in which country?
-- notice: The examples of India spread over many aims; those of Brazil do not. Is that a difference between the countries, or between the reasons for which the paper mentions them?
SELECT
  intervention.aim,
  country.name AS country,
  count(*) AS interventions,
  count(DISTINCT intervention.place_id) AS places,
  string_agg(DISTINCT intervention.type, ', ' ORDER BY intervention.type) AS types
FROM intervention
JOIN place ON place.id = intervention.place_id
JOIN country ON country.id = place.country
GROUP BY intervention.aim, country.name, country.sort
ORDER BY country.sort, interventions DESC, intervention.aim;
