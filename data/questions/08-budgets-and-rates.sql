-- title: Which exchange rate do the budgets in rupees and dollars imply?
-- asks: The paper gives some budgets in two currencies. Dividing one by the other shows which exchange rate was used, and whether it is the same each time.
-- notice: The amounts are of different years, yet the rates are nearly the same. What does that suggest about when the sums were converted, and about comparing the dollar amounts?
SELECT
  policy.name AS policy,
  rupees.value AS rupees,
  dollars.value AS dollars,
  round(rupees.value / dollars.value, 1) AS rupees_per_dollar,
  rupees.period,
  rupees.section
FROM policy
JOIN fact AS rupees ON rupees.id = policy.budget_fact
JOIN fact AS dollars ON dollars.id = policy.budget_usd_fact
ORDER BY policy.year_from NULLS FIRST, policy.id;
