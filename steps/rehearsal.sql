-- Cells of the SQL notebook. A line that starts with "-- cell:" begins a cell and names it.
-- What readers commonly ask of the evidence. `npm run profile` runs this and the worked questions, and notes which functions
-- of DuckDB they need: those travel first. Nothing depends on the answers; a query that is not foreseen here waits for the rest.

-- cell: Rows and columns
FROM place;
SELECT name, state AS where_it_is, latitude FROM place WHERE country = 'IN' AND kind = 'cluster' ORDER BY name DESC LIMIT 10 OFFSET 2;
SELECT DISTINCT sector FROM place WHERE country IN ('IN', 'CN') OR NOT kind = 'zone' ORDER BY 1;
SELECT * EXCLUDE (note) FROM fact WHERE value BETWEEN 10 AND 5000 AND note IS NULL;
SELECT id, value * 2 + 1 AS twice, -value, value / 3, value % 7, value <> 0, value >= 10.5 FROM fact WHERE value > 1 ORDER BY value NULLS FIRST;
SELECT * FROM place WHERE latitude > 0 AND longitude < 100.5 ORDER BY latitude, longitude DESC;
SELECT count(*) FROM place

-- cell: Text
SELECT name FROM place WHERE name LIKE 'T%' OR industry ILIKE '%leather%' OR industry NOT LIKE '%a_' OR starts_with(name, 'A') OR contains(name, 'pur');
SELECT lower(name), upper(name), length(name), trim(name), left(name, 3), right(name, 2), substr(name, 2, 3), replace(name, 'a', 'e'), concat(name, ', ', state), name || ' (' || country || ')', reverse(name), strpos(name, 'a'), split_part(name, ' ', 1) FROM place;
SELECT name FROM place WHERE regexp_matches(name, '^[A-M]') AND name ~ '.*r.*';
SELECT regexp_replace(industry, '[aeiou]', '', 'g'), regexp_extract(industry, '[a-z]+') FROM place

-- cell: Numbers and cases
SELECT round(value, 1), floor(value), ceil(value), abs(value), sqrt(abs(value)), ln(abs(value) + 1), log10(abs(value) + 1), power(value, 2), sign(value), greatest(value, 1), least(value, 1) FROM fact;
SELECT CASE WHEN value > 100 THEN 'large' WHEN value > 10 THEN 'middling' ELSE 'small' END AS size, CASE country WHEN 'IN' THEN 1 ELSE 0 END, coalesce(country, 'none'), nullif(country, 'IN'), if(value > 1, 'more', 'less'), ifnull(note, '') FROM fact;
SELECT CAST(value AS INTEGER), value::VARCHAR, TRY_CAST(period AS INTEGER), period::VARCHAR, '12'::INTEGER + 1, 3::DOUBLE / 2, 7 // 2, 1.5 * 2, TRUE AND value > 1 FROM fact WHERE value < 1000000;
SELECT year_from, year_to - year_from AS years, make_date(year_from, 1, 1), year(make_date(year_from, 1, 1)), DATE '2014-01-01' FROM policy WHERE year_from IS NOT NULL

-- cell: Groups
SELECT country, count(*) AS places, count(DISTINCT sector), min(name), max(name), min(latitude), max(latitude) FROM place GROUP BY country HAVING count(*) > 2 ORDER BY places DESC, country;
SELECT unit, sum(value), avg(value), min(value), max(value), median(value), stddev(value), count(note) FROM fact GROUP BY unit ORDER BY ALL;
SELECT country, kind, count(*) FILTER (WHERE precision = 'town') AS towns, round(avg(latitude), 2) FROM place GROUP BY ALL ORDER BY 1, 2;
SELECT sector, string_agg(name, ', ' ORDER BY name), list(name), any_value(state), first(name) FROM place GROUP BY sector;
SELECT sum(1), avg(latitude), min(country), max(kind), count(DISTINCT country), sum(CASE WHEN kind = 'zone' THEN 1 ELSE 0 END), bool_and(latitude > 0), quantile_cont(latitude, 0.5), corr(latitude, longitude) FROM place;
SELECT country, sector, count(*) FROM place GROUP BY ROLLUP (country, sector);
SELECT year_from // 10 * 10 AS decade, count(*) FROM policy GROUP BY 1 ORDER BY 1

-- cell: Tables side by side
SELECT place.name, c.name, s.label FROM place JOIN country AS c ON c.id = place.country JOIN sector AS s ON s.id = place.sector ORDER BY c.sort, place.name;
SELECT c.name, count(p.id) FROM country c LEFT JOIN place p ON p.country = c.id GROUP BY c.name ORDER BY 2 DESC;
SELECT r.title, count(*) AS times FROM reference r, citation WHERE citation.reference_id = r.id GROUP BY r.title ORDER BY times DESC LIMIT 5;
SELECT fact.id, erratum.* FROM fact JOIN erratum_touches USING (id) FULL JOIN erratum ON TRUE LIMIT 5;
SELECT a.name, b.name FROM place a JOIN place b ON a.state = b.state AND a.id < b.id WHERE abs(a.latitude - b.latitude) < 1;
SELECT f.id, i.type, u.label FROM fact f LEFT JOIN intervention i ON i.place_id = f.place_id RIGHT JOIN unit u ON u.id = f.unit;
SELECT count(*) FROM country CROSS JOIN sector

-- cell: Queries in queries
SELECT c.name, (SELECT count(*) FROM place p WHERE p.country = c.id) AS places, (SELECT max(value) FROM fact f WHERE f.country = c.id AND f.unit = 'count') FROM country c WHERE places > 0;
SELECT name FROM place WHERE latitude = (SELECT max(latitude) FROM place);
SELECT name FROM place WHERE latitude > ALL (SELECT latitude FROM place WHERE country = 'BR');
SELECT name FROM place WHERE id IN (SELECT place_id FROM intervention) AND country NOT IN (SELECT id FROM country WHERE NOT focus);
SELECT name FROM place AS p WHERE EXISTS (FROM fact WHERE place_id = p.id) OR NOT EXISTS (SELECT 1 FROM intervention i WHERE i.place_id = p.id);
SELECT name, (SELECT count(*) FROM fact WHERE fact.place_id = place.id) AS facts FROM place ORDER BY facts DESC, name;
SELECT * FROM fact WHERE value > (SELECT avg(value) FROM fact) AND unit = 'count';
WITH of_india AS (SELECT * FROM place WHERE country = 'IN'), counted AS (SELECT sector, count(*) AS n FROM of_india GROUP BY sector) SELECT sector, n, round(100.0 * n / (SELECT sum(n) FROM counted), 1) AS share FROM counted ORDER BY n DESC;
SELECT country FROM place UNION SELECT country FROM policy ORDER BY 1;
SELECT country FROM place UNION ALL SELECT id FROM country;
SELECT country FROM place EXCEPT SELECT country FROM case_study;
SELECT country FROM place INTERSECT SELECT country FROM case_study;
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 5) SELECT * FROM numbers;
SELECT * FROM (VALUES (1, 'a'), (2, 'b')) AS t(number, letter) WHERE number > 1

-- cell: Windows
SELECT name, country, row_number() OVER (PARTITION BY country ORDER BY name) AS row, rank() OVER (ORDER BY latitude DESC), count(*) OVER (PARTITION BY country) FROM place;
SELECT year_from, sum(1) OVER (ORDER BY year_from) AS so_far, lag(year_from) OVER (ORDER BY year_from), dense_rank() OVER (ORDER BY year_from) FROM policy WHERE year_from > 0;
SELECT country, name, latitude FROM place QUALIFY row_number() OVER (PARTITION BY country ORDER BY latitude DESC) <= 2;
SELECT indicator, value, value / sum(value) OVER (PARTITION BY unit) AS share, avg(value) OVER (ORDER BY value ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM fact

-- cell: Types
CREATE TABLE typed (i INTEGER, b BIGINT, d DOUBLE, t VARCHAR, f BOOLEAN, day DATE);
INSERT INTO typed SELECT range, 1000 * range, range / 7, 'text ' || range, range % 2 = 0, DATE '2014-01-01' + range::INTEGER FROM range(20) UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL;
SELECT i, count(*), min(i), max(d) FROM typed GROUP BY i ORDER BY i DESC;
SELECT DISTINCT i FROM typed WHERE i IS NOT NULL ORDER BY i LIMIT 3;
SELECT a.i, b.i FROM typed a LEFT JOIN typed b USING (i);
SELECT i, lag(i) OVER (ORDER BY i), row_number() OVER (PARTITION BY i ORDER BY i) FROM typed;
SELECT count(*) FROM typed WHERE i IN (SELECT i FROM typed WHERE i < 5);
SELECT b, count(*), min(i), max(d) FROM typed GROUP BY b ORDER BY b DESC;
SELECT DISTINCT b FROM typed WHERE b IS NOT NULL ORDER BY b LIMIT 3;
SELECT a.b, b.i FROM typed a LEFT JOIN typed b USING (b);
SELECT b, lag(b) OVER (ORDER BY b), row_number() OVER (PARTITION BY b ORDER BY i) FROM typed;
SELECT count(*) FROM typed WHERE b IN (SELECT b FROM typed WHERE i < 5);
SELECT d, count(*), min(i), max(d) FROM typed GROUP BY d ORDER BY d DESC;
SELECT DISTINCT d FROM typed WHERE d IS NOT NULL ORDER BY d LIMIT 3;
SELECT a.d, b.i FROM typed a LEFT JOIN typed b USING (d);
SELECT d, lag(d) OVER (ORDER BY d), row_number() OVER (PARTITION BY d ORDER BY i) FROM typed;
SELECT count(*) FROM typed WHERE d IN (SELECT d FROM typed WHERE i < 5);
SELECT t, count(*), min(i), max(d) FROM typed GROUP BY t ORDER BY t DESC;
SELECT DISTINCT t FROM typed WHERE t IS NOT NULL ORDER BY t LIMIT 3;
SELECT a.t, b.i FROM typed a LEFT JOIN typed b USING (t);
SELECT t, lag(t) OVER (ORDER BY t), row_number() OVER (PARTITION BY t ORDER BY i) FROM typed;
SELECT count(*) FROM typed WHERE t IN (SELECT t FROM typed WHERE i < 5);
SELECT f, count(*), min(i), max(d) FROM typed GROUP BY f ORDER BY f DESC;
SELECT DISTINCT f FROM typed WHERE f IS NOT NULL ORDER BY f LIMIT 3;
SELECT a.f, b.i FROM typed a LEFT JOIN typed b USING (f);
SELECT f, lag(f) OVER (ORDER BY f), row_number() OVER (PARTITION BY f ORDER BY i) FROM typed;
SELECT count(*) FROM typed WHERE f IN (SELECT f FROM typed WHERE i < 5);
SELECT day, count(*), min(i), max(d) FROM typed GROUP BY day ORDER BY day DESC;
SELECT DISTINCT day FROM typed WHERE day IS NOT NULL ORDER BY day LIMIT 3;
SELECT a.day, b.i FROM typed a LEFT JOIN typed b USING (day);
SELECT day, lag(day) OVER (ORDER BY day), row_number() OVER (PARTITION BY day ORDER BY i) FROM typed;
SELECT count(*) FROM typed WHERE day IN (SELECT day FROM typed WHERE i < 5);
SELECT i = 3, i <> 3, i < 3, i <= 3, i > 3, i >= 3, CASE WHEN i > 2 THEN i END, coalesce(i, 3) FROM typed WHERE i BETWEEN 3 AND 7 OR i IN (3, 7);
SELECT i FROM typed WHERE i = 3 AND NOT f;
SELECT i FROM typed WHERE i <> 3 AND NOT f;
SELECT i FROM typed WHERE i < 3 AND NOT f;
SELECT i FROM typed WHERE i <= 3 AND NOT f;
SELECT i FROM typed WHERE i > 3 AND NOT f;
SELECT i FROM typed WHERE i >= 3 AND NOT f;
SELECT b = 3000, b <> 3000, b < 3000, b <= 3000, b > 3000, b >= 3000, CASE WHEN i > 2 THEN b END, coalesce(b, 3000) FROM typed WHERE b BETWEEN 3000 AND 7000 OR b IN (3000, 7000);
SELECT b FROM typed WHERE b = 3000 AND NOT f;
SELECT b FROM typed WHERE b <> 3000 AND NOT f;
SELECT b FROM typed WHERE b < 3000 AND NOT f;
SELECT b FROM typed WHERE b <= 3000 AND NOT f;
SELECT b FROM typed WHERE b > 3000 AND NOT f;
SELECT b FROM typed WHERE b >= 3000 AND NOT f;
SELECT d = 0.5, d <> 0.5, d < 0.5, d <= 0.5, d > 0.5, d >= 0.5, CASE WHEN i > 2 THEN d END, coalesce(d, 0.5) FROM typed WHERE d BETWEEN 0.5 AND 1.5 OR d IN (0.5, 1.5);
SELECT d FROM typed WHERE d = 0.5 AND NOT f;
SELECT d FROM typed WHERE d <> 0.5 AND NOT f;
SELECT d FROM typed WHERE d < 0.5 AND NOT f;
SELECT d FROM typed WHERE d <= 0.5 AND NOT f;
SELECT d FROM typed WHERE d > 0.5 AND NOT f;
SELECT d FROM typed WHERE d >= 0.5 AND NOT f;
SELECT t = 'text 3', t <> 'text 3', t < 'text 3', t <= 'text 3', t > 'text 3', t >= 'text 3', CASE WHEN i > 2 THEN t END, coalesce(t, 'text 3') FROM typed WHERE t BETWEEN 'text 3' AND 'text 7' OR t IN ('text 3', 'text 7');
SELECT t FROM typed WHERE t = 'text 3' AND NOT f;
SELECT t FROM typed WHERE t <> 'text 3' AND NOT f;
SELECT t FROM typed WHERE t < 'text 3' AND NOT f;
SELECT t FROM typed WHERE t <= 'text 3' AND NOT f;
SELECT t FROM typed WHERE t > 'text 3' AND NOT f;
SELECT t FROM typed WHERE t >= 'text 3' AND NOT f;
SELECT day = DATE '2014-01-03', day <> DATE '2014-01-03', day < DATE '2014-01-03', day <= DATE '2014-01-03', day > DATE '2014-01-03', day >= DATE '2014-01-03', CASE WHEN i > 2 THEN day END, coalesce(day, DATE '2014-01-03') FROM typed WHERE day BETWEEN DATE '2014-01-03' AND '2014-01-07' OR day IN (DATE '2014-01-03', '2014-01-07');
SELECT day FROM typed WHERE day = DATE '2014-01-03' AND NOT f;
SELECT day FROM typed WHERE day <> DATE '2014-01-03' AND NOT f;
SELECT day FROM typed WHERE day < DATE '2014-01-03' AND NOT f;
SELECT day FROM typed WHERE day <= DATE '2014-01-03' AND NOT f;
SELECT day FROM typed WHERE day > DATE '2014-01-03' AND NOT f;
SELECT day FROM typed WHERE day >= DATE '2014-01-03' AND NOT f;
SELECT min(i), max(i), count(i), count(DISTINCT i), any_value(i), min(b), max(b), count(b), count(DISTINCT b), any_value(b), min(d), max(d), count(d), count(DISTINCT d), any_value(d), min(t), max(t), count(t), count(DISTINCT t), any_value(t), min(f), max(f), count(f), count(DISTINCT f), any_value(f), min(day), max(day), count(day), count(DISTINCT day), any_value(day) FROM typed;
SELECT f, min(i), max(i), count(i), count(DISTINCT i), first(i), min(b), max(b), count(b), count(DISTINCT b), first(b), min(d), max(d), count(d), count(DISTINCT d), first(d), min(t), max(t), count(t), count(DISTINCT t), first(t), min(f), max(f), count(f), count(DISTINCT f), first(f), min(day), max(day), count(day), count(DISTINCT day), first(day) FROM typed GROUP BY f;
SELECT sum(i), sum(b), sum(d), avg(i), avg(b), avg(d), median(i), median(d), stddev(i), sum(f::INTEGER), round(avg(i), 1), 100 * sum(i) / count(*) FROM typed;
SELECT f, sum(i), sum(b), sum(d), avg(i), avg(b), avg(d), median(i), median(d), round(avg(d), 2), 100.0 * count(*) / sum(count(*)) OVER () FROM typed GROUP BY f ORDER BY sum(i) DESC;
SELECT i + i, i - i, i * i, i / 2, i // 2, i % 2, i + b, i * d, b + b, b / i, d + d, d - i, d * d, d / d, -i, -d, i * 1.5, round(d, 1), round(i / 3, 2), abs(i), i::VARCHAR, b::VARCHAR, d::VARCHAR, f::VARCHAR, day::VARCHAR, i::DOUBLE, d::INTEGER, i::BIGINT, b::INTEGER, year(day), month(day), day - DATE '2013-12-31' FROM typed;
SELECT i, sum(i) OVER (ORDER BY i), sum(d) OVER (PARTITION BY f ORDER BY day), rank() OVER (ORDER BY d DESC), max(t) OVER (), avg(d) OVER (PARTITION BY f), ntile(4) OVER (ORDER BY i), first_value(t) OVER (ORDER BY i) FROM typed;
SELECT i, t FROM typed WHERE f UNION SELECT b, t FROM typed ORDER BY 1, 2 LIMIT 5;
SELECT count(*) FROM typed WHERE f AND (i > 3 OR d < 1) AND t LIKE 'text%' AND day IS NOT NULL;
DROP TABLE typed

-- cell: Sizes of numbers and words, which DuckDB stores in as many bytes as they need
CREATE TABLE sizes AS SELECT range AS a, 100 * range AS b, 100000 * range AS c, 10000000000 * range AS d, range::INTEGER AS e, (100 * range)::INTEGER AS f, (100000 * range)::INTEGER AS g, chr(97 + (range % 26)::INTEGER) AS h, 'w' || range AS i, 'word ' || range AS j, 'some words ' || range AS k FROM range(60);
SELECT a FROM sizes ORDER BY a;
SELECT a, i FROM sizes ORDER BY a DESC, i LIMIT 5;
SELECT a, count(*) AS n, min(a), max(d), sum(e) FROM sizes GROUP BY a ORDER BY n DESC, a;
SELECT DISTINCT a, h FROM sizes ORDER BY 1, 2;
SELECT x.a, y.a FROM sizes x JOIN sizes y ON x.a = y.a ORDER BY x.a;
SELECT a, row_number() OVER (PARTITION BY h ORDER BY a) FROM sizes;
SELECT b FROM sizes ORDER BY b;
SELECT b, i FROM sizes ORDER BY b DESC, i LIMIT 5;
SELECT b, count(*) AS n, min(a), max(d), sum(e) FROM sizes GROUP BY b ORDER BY n DESC, b;
SELECT DISTINCT b, h FROM sizes ORDER BY 1, 2;
SELECT x.b, y.b FROM sizes x JOIN sizes y ON x.b = y.b ORDER BY x.a;
SELECT b, row_number() OVER (PARTITION BY h ORDER BY b) FROM sizes;
SELECT c FROM sizes ORDER BY c;
SELECT c, i FROM sizes ORDER BY c DESC, i LIMIT 5;
SELECT c, count(*) AS n, min(a), max(d), sum(e) FROM sizes GROUP BY c ORDER BY n DESC, c;
SELECT DISTINCT c, h FROM sizes ORDER BY 1, 2;
SELECT x.c, y.c FROM sizes x JOIN sizes y ON x.c = y.c ORDER BY x.a;
SELECT c, row_number() OVER (PARTITION BY h ORDER BY c) FROM sizes;
SELECT d FROM sizes ORDER BY d;
SELECT d, i FROM sizes ORDER BY d DESC, i LIMIT 5;
SELECT d, count(*) AS n, min(a), max(d), sum(e) FROM sizes GROUP BY d ORDER BY n DESC, d;
SELECT DISTINCT d, h FROM sizes ORDER BY 1, 2;
SELECT x.d, y.d FROM sizes x JOIN sizes y ON x.d = y.d ORDER BY x.a;
SELECT d, row_number() OVER (PARTITION BY h ORDER BY d) FROM sizes;
SELECT e FROM sizes ORDER BY e;
SELECT e, i FROM sizes ORDER BY e DESC, i LIMIT 5;
SELECT e, count(*) AS n, min(a), max(d), sum(e) FROM sizes GROUP BY e ORDER BY n DESC, e;
SELECT DISTINCT e, h FROM sizes ORDER BY 1, 2;
SELECT x.e, y.e FROM sizes x JOIN sizes y ON x.e = y.e ORDER BY x.a;
SELECT e, row_number() OVER (PARTITION BY h ORDER BY e) FROM sizes;
SELECT f FROM sizes ORDER BY f;
SELECT f, i FROM sizes ORDER BY f DESC, i LIMIT 5;
SELECT f, count(*) AS n, min(a), max(d), sum(e) FROM sizes GROUP BY f ORDER BY n DESC, f;
SELECT DISTINCT f, h FROM sizes ORDER BY 1, 2;
SELECT x.f, y.f FROM sizes x JOIN sizes y ON x.f = y.f ORDER BY x.a;
SELECT f, row_number() OVER (PARTITION BY h ORDER BY f) FROM sizes;
SELECT g FROM sizes ORDER BY g;
SELECT g, i FROM sizes ORDER BY g DESC, i LIMIT 5;
SELECT g, count(*) AS n, min(a), max(d), sum(e) FROM sizes GROUP BY g ORDER BY n DESC, g;
SELECT DISTINCT g, h FROM sizes ORDER BY 1, 2;
SELECT x.g, y.g FROM sizes x JOIN sizes y ON x.g = y.g ORDER BY x.a;
SELECT g, row_number() OVER (PARTITION BY h ORDER BY g) FROM sizes;
SELECT h FROM sizes ORDER BY h;
SELECT h, i FROM sizes ORDER BY h DESC, i LIMIT 5;
SELECT h, count(*) AS n, min(a), max(d), sum(e) FROM sizes GROUP BY h ORDER BY n DESC, h;
SELECT DISTINCT h, h FROM sizes ORDER BY 1, 2;
SELECT x.h, y.h FROM sizes x JOIN sizes y ON x.h = y.h ORDER BY x.a;
SELECT h, row_number() OVER (PARTITION BY h ORDER BY h) FROM sizes;
SELECT i FROM sizes ORDER BY i;
SELECT i, i FROM sizes ORDER BY i DESC, i LIMIT 5;
SELECT i, count(*) AS n, min(a), max(d), sum(e) FROM sizes GROUP BY i ORDER BY n DESC, i;
SELECT DISTINCT i, h FROM sizes ORDER BY 1, 2;
SELECT x.i, y.i FROM sizes x JOIN sizes y ON x.i = y.i ORDER BY x.a;
SELECT i, row_number() OVER (PARTITION BY h ORDER BY i) FROM sizes;
SELECT j FROM sizes ORDER BY j;
SELECT j, i FROM sizes ORDER BY j DESC, i LIMIT 5;
SELECT j, count(*) AS n, min(a), max(d), sum(e) FROM sizes GROUP BY j ORDER BY n DESC, j;
SELECT DISTINCT j, h FROM sizes ORDER BY 1, 2;
SELECT x.j, y.j FROM sizes x JOIN sizes y ON x.j = y.j ORDER BY x.a;
SELECT j, row_number() OVER (PARTITION BY h ORDER BY j) FROM sizes;
SELECT k FROM sizes ORDER BY k;
SELECT k, i FROM sizes ORDER BY k DESC, i LIMIT 5;
SELECT k, count(*) AS n, min(a), max(d), sum(e) FROM sizes GROUP BY k ORDER BY n DESC, k;
SELECT DISTINCT k, h FROM sizes ORDER BY 1, 2;
SELECT x.k, y.k FROM sizes x JOIN sizes y ON x.k = y.k ORDER BY x.a;
SELECT k, row_number() OVER (PARTITION BY h ORDER BY k) FROM sizes;
DROP TABLE sizes

-- cell: What there is
SHOW TABLES;
DESCRIBE place;
SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'main' ORDER BY 1, 2;
SUMMARIZE place;
SELECT * FROM range(10);
SELECT range AS n, 1000 - range AS m FROM range(1000);
SELECT n, n * n AS square FROM range(1, 20) AS t(n) WHERE n % 2 = 1 ORDER BY square DESC;
SELECT range AS n FROM range(60) ORDER BY n;
SELECT range AS n, 60 - range AS m FROM range(60) ORDER BY m, n DESC;
SELECT unnest([1, 2, 3]) AS n;
SELECT count(*) FROM range(100) a, range(100) b, range(10) c;
SELECT now();
SELECT current_timestamp, random() < 1, version();
SELECT unnest([1, 2, 3]);
SELECT 1 + 1, 'a' || 'b', upper('a'), round(2.345, 2), 7 / 2, [1, 2], NULL, TRUE, DATE '2014-01-01', length('abc') > 2;
SELECT range AS n, 1000000 - range AS m FROM range(1000000);
SELECT * FROM place USING SAMPLE 5;
SELECT 1 AS one, 'two' AS two, NULL AS nothing, [1, 2] AS list

-- cell: Tables of one's own
CREATE TABLE mine AS SELECT * FROM evidence.main.place WHERE country = 'IN';
CREATE OR REPLACE TABLE notes (id INTEGER PRIMARY KEY, note VARCHAR, score DOUBLE DEFAULT 0);
INSERT INTO notes VALUES (1, 'one', 1), (2, 'two', 2);
INSERT INTO notes (id, note) SELECT 3, 'three';
UPDATE notes SET score = 5 WHERE id = 1;
DELETE FROM notes WHERE id = 2;
CREATE VIEW best AS SELECT * FROM notes WHERE score > 0;
SELECT * FROM notes JOIN best USING (id);
DROP VIEW best;
DROP TABLE notes;
SELECT count(*) FROM mine;
DELETE FROM mine WHERE kind = 'zone';
SELECT name FROM mine ORDER BY name;
UPDATE mine SET name = upper(name) WHERE latitude > 20;
SELECT count(*), max(name) FROM mine;
DELETE FROM mine;
SELECT count(*) FROM mine;
DROP TABLE mine

-- cell: A transaction
BEGIN;
CREATE TABLE passing AS SELECT 1 AS a;
ROLLBACK

-- cell: A long one
SELECT count(*) FROM range(3000000) AS a(i) WHERE sqrt(i) % 2 < 1

-- cell: A mistake in the grammar
SELEC name FROM place

-- cell: A word too many
SELECT name FROM place WHERE WHERE country = 'IN'

-- cell: A column that there is not
SELECT nme FROM place

-- cell: A table that there is not
SELECT * FROM plce

-- cell: A function that there is not
SELECT lenght(name) FROM place

-- cell: A column that is not grouped
SELECT country, name FROM place GROUP BY country

-- cell: Text that is no number
SELECT CAST(name AS INTEGER) FROM place

-- cell: Types that do not go together
SELECT name + 1 FROM place

-- cell: Evidence that cannot be changed
DELETE FROM evidence.main.place

-- cell: A quotation mark that is missing
SELECT * FROM place WHERE country = 'IN

-- cell: A table of the evidence that stays
DROP TABLE fact
