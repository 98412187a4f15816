-- The evidence database: every statement of Knorringa and Nadvi (2014) that this workbook uses.
-- One CSV file in this folder per table, with the same name and the same columns in the same order.
-- The build creates these tables in DuckDB, checks every row of every file against the rules below and stops
-- with a list of all rows that break one. The comments are shown in the schema browser and in the reports.

CREATE TABLE passage (
  id VARCHAR PRIMARY KEY,
  section VARCHAR NOT NULL,
  part VARCHAR NOT NULL CHECK (part IN ('front', 'introduction', 'concepts', 'contracts', 'india', 'brazil', 'china', 'agenda', 'conclusion', 'back')),
  paragraph INTEGER NOT NULL CHECK (paragraph >= 0),
  sort INTEGER NOT NULL UNIQUE,
  about VARCHAR NOT NULL
);
COMMENT ON TABLE passage IS 'Paragraphs and footnotes of the paper, so that every row can say where to check it';
COMMENT ON COLUMN passage.id IS 'part of the paper and paragraph number, such as india-3; a footnote is fn-1';
COMMENT ON COLUMN passage.section IS 'heading under which the paragraph stands in the paper';
COMMENT ON COLUMN passage.part IS 'short name of the part of the paper';
COMMENT ON COLUMN passage.paragraph IS 'number of the paragraph under its heading, counted from 1; 0 for a heading or list';
COMMENT ON COLUMN passage.sort IS 'reading order';
COMMENT ON COLUMN passage.about IS 'what the paragraph is about, in our words';

CREATE TABLE country (
  id VARCHAR PRIMARY KEY CHECK (length(id) = 2),
  name VARCHAR NOT NULL UNIQUE,
  focus BOOLEAN NOT NULL,
  sort INTEGER NOT NULL UNIQUE,
  note VARCHAR
);
COMMENT ON TABLE country IS 'Countries that the evidence names; the three that the paper compares have focus = true';
COMMENT ON COLUMN country.id IS 'two-letter code (ISO 3166)';
COMMENT ON COLUMN country.focus IS 'true for India, China and Brazil';
COMMENT ON COLUMN country.sort IS 'order in which countries are shown';

CREATE TABLE sector (
  id VARCHAR PRIMARY KEY,
  label VARCHAR NOT NULL UNIQUE,
  sort INTEGER NOT NULL UNIQUE
);
COMMENT ON TABLE sector IS 'Broad industries by which places are grouped; the grouping is ours';

CREATE TABLE unit (
  id VARCHAR PRIMARY KEY,
  label VARCHAR NOT NULL,
  prefix VARCHAR,
  suffix VARCHAR,
  dimension VARCHAR NOT NULL CHECK (dimension IN ('count', 'share', 'money', 'rate', 'time', 'date', 'rank', 'ratio', 'volume'))
);
COMMENT ON TABLE unit IS 'Units of the facts and how they are written';
COMMENT ON COLUMN unit.label IS 'plural noun for tables and axes';
COMMENT ON COLUMN unit.prefix IS 'text before the number in prose, such as US$';
COMMENT ON COLUMN unit.suffix IS 'text after the number in prose, such as %';

CREATE TABLE reference (
  id VARCHAR PRIMARY KEY,
  type VARCHAR NOT NULL CHECK (type IN ('article-journal', 'book', 'chapter', 'report', 'paper-conference', 'manuscript', 'webpage')),
  authors VARCHAR NOT NULL,
  year INTEGER CHECK (year BETWEEN 1800 AND 2030),
  title VARCHAR NOT NULL,
  editors VARCHAR,
  container VARCHAR,
  volume VARCHAR,
  issue VARCHAR,
  pages VARCHAR,
  publisher VARCHAR,
  publisher_place VARCHAR,
  doi VARCHAR,
  url VARCHAR,
  printed BOOLEAN NOT NULL,
  note VARCHAR
);
COMMENT ON TABLE reference IS 'The bibliography of the paper, and the few works that this workbook adds';
COMMENT ON COLUMN reference.id IS 'first author and year, in lower case with hyphens, such as schmitz-nadvi-1999';
COMMENT ON COLUMN reference.type IS 'kind of work, as citation software names it';
COMMENT ON COLUMN reference.authors IS 'Family, Given; Family, Given — an organisation stands in {braces}';
COMMENT ON COLUMN reference.editors IS 'written like authors';
COMMENT ON COLUMN reference.container IS 'journal, book or series in which the work appeared';
COMMENT ON COLUMN reference.printed IS 'true when the entry stands in the reference list of the paper';

CREATE TABLE citation (
  id VARCHAR PRIMARY KEY,
  passage_id VARCHAR NOT NULL REFERENCES passage (id),
  reference_id VARCHAR REFERENCES reference (id),
  printed VARCHAR NOT NULL,
  locator VARCHAR,
  note VARCHAR
);
COMMENT ON TABLE citation IS 'Which passage of the paper cites which work';
COMMENT ON COLUMN citation.reference_id IS 'the work that is meant; empty when no entry of the reference list fits';
COMMENT ON COLUMN citation.printed IS 'the citation as printed, such as Tandler 2002';
COMMENT ON COLUMN citation.locator IS 'page, when the paper gives one';

CREATE TABLE place (
  id VARCHAR PRIMARY KEY,
  name VARCHAR NOT NULL,
  country VARCHAR NOT NULL REFERENCES country (id),
  state VARCHAR NOT NULL,
  sector VARCHAR NOT NULL REFERENCES sector (id),
  industry VARCHAR NOT NULL,
  kind VARCHAR NOT NULL CHECK (kind IN ('cluster', 'zone', 'region')),
  latitude DOUBLE NOT NULL CHECK (latitude BETWEEN -90 AND 90),
  longitude DOUBLE NOT NULL CHECK (longitude BETWEEN -180 AND 180),
  precision VARCHAR NOT NULL CHECK (precision IN ('town', 'city', 'district', 'area', 'state')),
  printed_name VARCHAR NOT NULL,
  cited_work VARCHAR REFERENCES reference (id),
  section VARCHAR NOT NULL REFERENCES passage (id),
  summary VARCHAR NOT NULL,
  note VARCHAR
);
COMMENT ON TABLE place IS 'Every place that the paper names with an industry: a cluster, a special zone, or a region';
COMMENT ON COLUMN place.state IS 'state (India, Brazil) or province or municipality (China); several are separated by semicolons';
COMMENT ON COLUMN place.industry IS 'the industry, as the paper describes it';
COMMENT ON COLUMN place.precision IS 'what the coordinates stand for: town or city centre, middle of a district, of an area of several districts, or of a state';
COMMENT ON COLUMN place.printed_name IS 'the name as the paper prints it';
COMMENT ON COLUMN place.summary IS 'what the paper says of the place, in our words';

CREATE TABLE fact (
  id VARCHAR PRIMARY KEY,
  country VARCHAR REFERENCES country (id),
  place_id VARCHAR REFERENCES place (id),
  subject VARCHAR NOT NULL,
  indicator VARCHAR NOT NULL,
  qualifier VARCHAR CHECK (qualifier IN ('over', 'more than', 'at least', 'up to', 'nearly', 'about', 'around', 'approximately', 'in excess of', 'as of')),
  value DOUBLE NOT NULL CHECK (isfinite(value)),
  unit VARCHAR NOT NULL REFERENCES unit (id),
  period VARCHAR CHECK (regexp_full_match(period, '[0-9]{4}(-[0-9]{4})?')),
  cited_work VARCHAR REFERENCES reference (id),
  section VARCHAR NOT NULL REFERENCES passage (id),
  note VARCHAR
);
COMMENT ON TABLE fact IS 'Every quantitative statement in the body of the paper, one number a row';
COMMENT ON COLUMN fact.subject IS 'what the number is about';
COMMENT ON COLUMN fact.indicator IS 'what is counted or measured';
COMMENT ON COLUMN fact.qualifier IS 'word that the paper puts before the number, such as over';
COMMENT ON COLUMN fact.value IS 'the number in full: 45 % is 45, 7 billion is 7000000000';
COMMENT ON COLUMN fact.period IS 'year or span of years that the number describes; empty when the paper gives none';
COMMENT ON COLUMN fact.cited_work IS 'work that the paper cites for it; empty when the statement is the paper''s own';
COMMENT ON COLUMN fact.section IS 'passage of the paper where it stands';

CREATE TABLE case_study (
  id VARCHAR PRIMARY KEY,
  title VARCHAR NOT NULL,
  country VARCHAR NOT NULL REFERENCES country (id),
  place_id VARCHAR REFERENCES place (id),
  field VARCHAR NOT NULL CHECK (field IN ('labour', 'environment', 'labour and environment', 'competitiveness', 'social upgrading')),
  mechanism VARCHAR NOT NULL,
  driver VARCHAR NOT NULL CHECK (driver IN ('public enforcement', 'private buyers', 'public and private together', 'civil society', 'local norms', 'market incentive', 'none')),
  outcome VARCHAR NOT NULL,
  direction VARCHAR NOT NULL CHECK (direction IN ('improved', 'mixed', 'not improved', 'not stated')),
  cited_work VARCHAR REFERENCES reference (id),
  section VARCHAR NOT NULL REFERENCES passage (id),
  note VARCHAR
);
COMMENT ON TABLE case_study IS 'Cases that the paper uses: what pressed for compliance, how, and with what result';
COMMENT ON COLUMN case_study.driver IS 'what pressed for compliance, in our grouping';
COMMENT ON COLUMN case_study.direction IS 'what the paper says became of labour or environmental conditions';

CREATE TABLE actor (
  id VARCHAR PRIMARY KEY,
  name VARCHAR NOT NULL,
  country VARCHAR REFERENCES country (id),
  kind VARCHAR NOT NULL CHECK (kind IN ('state', 'business', 'civil society', 'worker', 'buyer', 'multi-stakeholder')),
  level VARCHAR NOT NULL CHECK (level IN ('local', 'national', 'global')),
  role VARCHAR NOT NULL,
  section VARCHAR NOT NULL REFERENCES passage (id),
  note VARCHAR
);
COMMENT ON TABLE actor IS 'Who acts on standards in clusters, and at what level';
COMMENT ON COLUMN actor.role IS 'what the paper says it does';

CREATE TABLE standard (
  id VARCHAR PRIMARY KEY,
  name VARCHAR NOT NULL,
  kind VARCHAR NOT NULL CHECK (kind IN ('public', 'private', 'multi-stakeholder')),
  setter VARCHAR NOT NULL,
  level VARCHAR NOT NULL CHECK (level IN ('local', 'national', 'regional', 'global')),
  country VARCHAR REFERENCES country (id),
  covers VARCHAR NOT NULL,
  section VARCHAR NOT NULL REFERENCES passage (id),
  note VARCHAR
);
COMMENT ON TABLE standard IS 'Standards, codes and laws: who sets them and what they cover';

CREATE TABLE policy (
  id VARCHAR PRIMARY KEY,
  name VARCHAR NOT NULL,
  country VARCHAR NOT NULL REFERENCES country (id),
  level VARCHAR NOT NULL CHECK (level IN ('local', 'national', 'global')),
  kind VARCHAR NOT NULL CHECK (kind IN ('programme', 'law', 'report', 'plan', 'zone', 'agency', 'initiative')),
  year_from INTEGER CHECK (year_from BETWEEN 1900 AND 2030),
  year_to INTEGER CHECK (year_to BETWEEN 1900 AND 2030),
  year_fact VARCHAR REFERENCES fact (id),
  budget_fact VARCHAR REFERENCES fact (id),
  budget_usd_fact VARCHAR REFERENCES fact (id),
  about VARCHAR NOT NULL,
  section VARCHAR NOT NULL REFERENCES passage (id),
  note VARCHAR,
  CHECK (year_to >= year_from)
);
COMMENT ON TABLE policy IS 'Programmes, laws, plans and zones that promote clusters or set rules for them';
COMMENT ON COLUMN policy.year_fact IS 'fact that holds the first year';
COMMENT ON COLUMN policy.budget_fact IS 'fact that holds the budget in local currency';
COMMENT ON COLUMN policy.budget_usd_fact IS 'fact that holds the budget in US dollars, as the paper converts it';

CREATE TABLE intervention (
  id VARCHAR PRIMARY KEY,
  place_id VARCHAR NOT NULL REFERENCES place (id),
  type VARCHAR NOT NULL CHECK (type IN ('bulk purchasing', 'bulk tendering', 'common market outlet', 'trade fair', 'design development', 'quality system', 'common training facility', 'effluent treatment plant', 'research and development facility', 'common design facility', 'pro-poor programme', 'social responsibility', 'public enforcement', 'technical assistance')),
  aim VARCHAR NOT NULL CHECK (aim IN ('inputs', 'markets', 'technology', 'infrastructure', 'poverty', 'standards')),
  agency VARCHAR,
  cited_work VARCHAR REFERENCES reference (id),
  section VARCHAR NOT NULL REFERENCES passage (id),
  note VARCHAR,
  UNIQUE (place_id, type)
);
COMMENT ON TABLE intervention IS 'What was done to promote which cluster';
COMMENT ON COLUMN intervention.aim IS 'what it was meant to improve; the grouping follows the paper''s sentences';

CREATE TABLE dimension (
  id VARCHAR PRIMARY KEY,
  label VARCHAR NOT NULL UNIQUE,
  question VARCHAR NOT NULL,
  low VARCHAR NOT NULL,
  high VARCHAR NOT NULL,
  sort INTEGER NOT NULL UNIQUE
);
COMMENT ON TABLE dimension IS 'Dimensions on which the three social contracts are compared; the list is ours';
COMMENT ON COLUMN dimension.low IS 'what level 1 means';
COMMENT ON COLUMN dimension.high IS 'what level 3 means';

CREATE TABLE contract (
  id VARCHAR PRIMARY KEY,
  country VARCHAR NOT NULL REFERENCES country (id),
  dimension VARCHAR NOT NULL REFERENCES dimension (id),
  portrait VARCHAR NOT NULL,
  level INTEGER CHECK (level BETWEEN 1 AND 3),
  basis VARCHAR NOT NULL CHECK (basis IN ('order stated', 'our reading', 'no order')),
  section VARCHAR NOT NULL REFERENCES passage (id),
  note VARCHAR,
  UNIQUE (country, dimension),
  CHECK ((level IS NULL) = (basis = 'no order'))
);
COMMENT ON TABLE contract IS 'The social contract of each country, dimension by dimension';
COMMENT ON COLUMN contract.level IS 'place in the order of the three countries, 1 lowest; empty where the paper gives no order';
COMMENT ON COLUMN contract.basis IS 'whether the order is stated in the paper or our reading of it';

CREATE TABLE claim (
  id VARCHAR PRIMARY KEY,
  claim VARCHAR NOT NULL,
  mechanism VARCHAR NOT NULL,
  cause VARCHAR NOT NULL,
  outcome VARCHAR NOT NULL,
  direction VARCHAR NOT NULL CHECK (direction IN ('raises', 'lowers', 'orders', 'interacts', 'differs')),
  condition VARCHAR,
  country VARCHAR REFERENCES country (id),
  topic VARCHAR NOT NULL CHECK (topic IN ('cluster', 'chain', 'social contract', 'enforcement', 'subcontracting', 'labour', 'environment', 'home market', 'research design')),
  cited_work VARCHAR REFERENCES reference (id),
  section VARCHAR NOT NULL REFERENCES passage (id),
  note VARCHAR
);
COMMENT ON TABLE claim IS 'One testable statement of the paper a row';
COMMENT ON COLUMN claim.direction IS 'what the cause does to the outcome: raises or lowers it, orders countries or groups, interacts with a condition, or makes it differ';
COMMENT ON COLUMN claim.condition IS 'when the statement holds, if the paper limits it';

CREATE TABLE hypothesis (
  id VARCHAR PRIMARY KEY,
  kind VARCHAR NOT NULL CHECK (kind IN ('hypothesis', 'question', 'method', 'characteristic')),
  point INTEGER NOT NULL CHECK (point BETWEEN 1 AND 7),
  statement VARCHAR NOT NULL,
  needs VARCHAR NOT NULL,
  section VARCHAR NOT NULL REFERENCES passage (id),
  note VARCHAR
);
COMMENT ON TABLE hypothesis IS 'The research agenda of the paper: what it asks, supposes and warns of';
COMMENT ON COLUMN hypothesis.point IS '1 to 4 are the points of the agenda, 5 to 7 the characteristics of clusters to mind';
COMMENT ON COLUMN hypothesis.needs IS 'what a study would have to observe';

CREATE TABLE term (
  id VARCHAR PRIMARY KEY,
  term VARCHAR NOT NULL UNIQUE,
  kind VARCHAR NOT NULL CHECK (kind IN ('term', 'abbreviation')),
  expansion VARCHAR,
  definition VARCHAR NOT NULL,
  source VARCHAR REFERENCES reference (id),
  section VARCHAR REFERENCES passage (id),
  note VARCHAR,
  CHECK (kind = 'term' OR expansion IS NOT NULL)
);
COMMENT ON TABLE term IS 'Glossary and abbreviations';
COMMENT ON COLUMN term.expansion IS 'what an abbreviation stands for';
COMMENT ON COLUMN term.source IS 'work on which our definition rests; empty when the paper itself or common use';
COMMENT ON COLUMN term.section IS 'passage where the paper uses or defines it';

CREATE TABLE erratum (
  id VARCHAR PRIMARY KEY,
  kind VARCHAR NOT NULL CHECK (kind IN ('place', 'name', 'citation', 'reference', 'figure', 'comparison', 'wording')),
  printed VARCHAR NOT NULL,
  shown VARCHAR NOT NULL,
  why VARCHAR NOT NULL,
  certainty VARCHAR NOT NULL CHECK (certainty IN ('certain', 'likely', 'open')),
  checked VARCHAR NOT NULL,
  section VARCHAR NOT NULL REFERENCES passage (id)
);
COMMENT ON TABLE erratum IS 'Where the paper contradicts itself, the map or its own reference list, and what this workbook shows instead';
COMMENT ON COLUMN erratum.printed IS 'what the paper prints';
COMMENT ON COLUMN erratum.shown IS 'what this workbook shows';
COMMENT ON COLUMN erratum.certainty IS 'how sure we are that what is printed is wrong or misleading';
COMMENT ON COLUMN erratum.checked IS 'against what it was checked, or that it could not be checked';

CREATE TABLE erratum_touches (
  id VARCHAR PRIMARY KEY,
  erratum_id VARCHAR NOT NULL REFERENCES erratum (id),
  fact_id VARCHAR REFERENCES fact (id),
  place_id VARCHAR REFERENCES place (id),
  reference_id VARCHAR REFERENCES reference (id),
  citation_id VARCHAR REFERENCES citation (id),
  CHECK ((fact_id IS NOT NULL)::INTEGER + (place_id IS NOT NULL)::INTEGER + (reference_id IS NOT NULL)::INTEGER + (citation_id IS NOT NULL)::INTEGER = 1)
);
COMMENT ON TABLE erratum_touches IS 'Which fact, place, reference or citation an erratum stands beside; each row names exactly one';

CREATE TABLE cluster_count (
  fact_id VARCHAR PRIMARY KEY REFERENCES fact (id),
  counted VARCHAR NOT NULL,
  counter VARCHAR NOT NULL,
  area VARCHAR NOT NULL,
  way VARCHAR NOT NULL CHECK (way IN ('listed on a website', 'found by a study', 'recognised by government', 'reached by a programme', 'not stated'))
);
COMMENT ON TABLE cluster_count IS 'What each count of clusters counts, so that nobody compares two that cannot be compared';
COMMENT ON COLUMN cluster_count.counted IS 'what is counted, in our words';
COMMENT ON COLUMN cluster_count.counter IS 'who counted';
COMMENT ON COLUMN cluster_count.area IS 'the area in which it was counted';
COMMENT ON COLUMN cluster_count.way IS 'how a place comes to be counted';
