-- title: Which interventions happened in clusters of Tamil Nadu?
-- asks: A list of promotion measures says little until you know where they were taken. Tamil Nadu has two of the best-known export clusters of India, in leather and in garments.
-- notice: The state has clusters for which the paper names only one measure each, and they serve different aims. That a measure is missing here means that the paper does not name it, not that it was never taken.
SELECT
  place.name AS cluster,
  place.industry,
  intervention.type AS intervention,
  intervention.aim,
  intervention.section
FROM intervention
JOIN place ON place.id = intervention.place_id
WHERE place.country = 'IN'
  AND place.state LIKE '%Tamil Nadu%'
ORDER BY place.name, intervention.type;
