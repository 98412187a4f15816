/*
 * The steps of the model of pressures in scalar C: src/model/pressures/plainKernel.ts, operation by operation, with the same
 * bits (compile with -ffp-contract=off). layout.h is made from src/model/pressures/memory.ts by bench/cSteps.ts.
 *
 * Usage: pressures FILE ROUNDS. FILE holds the header, the rules, the keys of all periods and the firms before the first
 * period. Prints one line a round: milliseconds of CPU time for all periods. The last line is a hash of all counts of all
 * periods and of the firms' fields at the end.
 */
#include "layout.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
  int32_t places, periods, starts[SEGMENTS + 1], pad;
  double openness;
} Header;

static Header header;
static float rule[RULES], costWeight[SEGMENTS], baseMargin[SEGMENTS];
static int32_t *keys, *start, counts[COUNTS];

/* The columns: float fields and whole fields share memory as they do in the model. */
static float *restrict column[FIELDS];
#define F(name) column[FIELD_##name]
#define I(name) ((int32_t *)column[FIELD_##name])

static inline uint32_t mix(uint32_t x) {
  x = (x ^ (x >> 16)) * 0x21f0aaadu;
  x = (x ^ (x >> 15)) * 0x735a2d97u;
  return x ^ (x >> 15);
}

static inline float draw(uint32_t firm, const int32_t *key, int which) {
  return (float)(int32_t)(mix(firm + (uint32_t)key[which]) >> 8) * 5.9604644775390625e-8f;
}

static inline float larger(float x, float y) { return x < y ? y : x; }
static inline float smaller(float x, float y) { return y < x ? y : x; }
static const float shift = 12582912 / FIXED_POINT;
static inline int32_t fixed(float x) { return (int32_t)((x + shift - shift) * FIXED_POINT); }

static inline float exp32(float x) {
  const float bounded = x < -40.0f ? -40.0f : x;
  const float scaled = bounded * (float)1.4426950408889634 + 0.5f;
  int32_t whole = (int32_t)scaled;
  whole -= (float)whole > scaled;
  const float k = (float)whole;
  const float r = (bounded - k * (float)0.693359375) - k * (float)-2.12194440054690583e-4;
  float p = (float)(1.0 / 720) * r + (float)(1.0 / 120);
  p = p * r + (float)(1.0 / 24);
  p = p * r + (float)(1.0 / 6);
  p = p * r + 0.5f;
  p = p * r + 1.0f;
  p = p * r + 1.0f;
  const int32_t bits = (whole + 127) * (1 << 23);
  float power;
  memcpy(&power, &bits, 4);
  return p * power;
}

static void stepFirm(int i, int isFirst, const int32_t *key) {
  const int32_t workers = I(workers)[i];
  const int32_t before = I(option)[i];
  const uint32_t firm = (uint32_t)I(key)[i];
  if (before >= OPTION_CLOSED) {
    if (workers == 0) return;
    counts[before == OPTION_CLOSED ? COUNT_closedFirms : COUNT_movedFirms] += 1;
    counts[before == OPTION_CLOSED ? COUNT_closedWorkers : COUNT_movedWorkers] += workers;
    if (draw(firm, key, KEY_fateKey) < rule[RULE_entry]) {
      counts[COUNT_enteringFirms] += 1;
      I(option)[i] = OPTION_IGNORE;
      F(capability)[i] = rule[RULE_entrantCapability];
      F(experience)[i] = 0;
      F(reserve)[i] = rule[RULE_firstReserve];
    }
    return;
  }

  const float capability = F(capability)[i], experience = F(experience)[i], norm = F(norm)[i];
  const float paper = F(paperHelp)[i] * experience;
  const float substance = F(substanceHelp)[i] * capability;
  const float tickSubstance = rule[RULE_tickShare] * substance;
  int32_t option = before;
  if (isFirst || draw(firm, key, KEY_reviseKey) < rule[RULE_revision]) {
    const float cost = rule[RULE_costWeight], peer = rule[RULE_peerWeight];
    const float u0 = F(utility0)[i] + peer * rule[RULE_peers0];
    const float u1 = (F(utility1)[i] + cost * (paper + tickSubstance)) +
                     (rule[RULE_tickNormWeight] * norm + peer * rule[RULE_peers1]);
    const float u2 = (F(utility2)[i] + cost * paper) + peer * rule[RULE_peers2];
    const float u3 =
        (F(utility3)[i] + cost * (paper + substance)) + (rule[RULE_normWeight] * norm + peer * rule[RULE_peers3]);
    const float best = larger(larger(u0, u1), larger(u2, u3));
    const float precision = rule[RULE_precision];
    const float to0 = exp32(precision * (u0 - best));
    const float to1 = to0 + exp32(precision * (u1 - best));
    const float to2 = to1 + exp32(precision * (u2 - best));
    const float all = to2 + exp32(precision * (u3 - best));
    const float point = draw(firm, key, KEY_chooseKey) * all;
    option = point < to0 ? OPTION_IGNORE : point < to1 ? OPTION_TICK : point < to2 ? OPTION_EVADE : OPTION_COMMIT;
    I(option)[i] = option;
  }

  const int is0 = option == OPTION_IGNORE, is1 = option == OPTION_TICK, is2 = option == OPTION_EVADE;
  const float byState = is0 ? F(found0)[i] : is1 ? F(found1)[i] : is2 ? F(found2)[i] : 0.0f;
  const float byBuyer = is1 ? F(audited1)[i] : is2 ? F(audited2)[i] : 0.0f;
  const int stateFinds = draw(firm, key, KEY_inspectKey) < byState;
  const int buyerFinds = draw(firm, key, KEY_auditKey) < byBuyer;
  const int told = draw(firm, key, KEY_tellKey) < rule[RULE_synergy];
  const int stateKnows = stateFinds || (buyerFinds && told);
  const int buyerKnows = buyerFinds || (stateFinds && told);

  const float money = is0 ? F(money0)[i] : is1 ? F(money1)[i] : is2 ? F(money2)[i] : F(money3)[i];
  const float help = is0 ? 0.0f : is1 ? paper + tickSubstance : is2 ? paper : paper + substance;
  const float loss = (stateKnows ? rule[RULE_fine] : 0.0f) + (buyerKnows ? F(buyerLoss)[i] : 0.0f);
  const float swing = rule[RULE_swing] * (2.0f * draw(firm, key, KEY_swingKey) - 1.0f);
  const float margin = (((rule[RULE_baseMargin] + money) + help) - loss) + swing;

  const float practice = option == OPTION_COMMIT ? 1.0f : is1 ? rule[RULE_tickShare] : 0.0f;
  const float pace = rule[RULE_learning] * practice + (stateKnows ? rule[RULE_teaching] : 0.0f);
  const float newCapability = capability + pace * (1.0f - capability);
  const float newExperience = experience + rule[RULE_learning] * ((is0 ? 0.0f : 1.0f) - experience);
  const float newNorm = norm + rule[RULE_normDrift] * (rule[RULE_peers3] - norm);
  F(capability)[i] = newCapability;
  F(experience)[i] = newExperience;
  F(norm)[i] = newNorm;

  const float reserve = smaller(rule[RULE_largestReserve], F(reserve)[i] + margin);
  F(reserve)[i] = reserve;
  const float pays = rule[RULE_pays0 + option];
  const float leaving = (F(moving)[i] * pays) * (1.0f - newCapability);
  if (reserve < 0) {
    I(option)[i] = OPTION_CLOSED;
    counts[COUNT_closingFirms] += 1;
    counts[COUNT_closingWorkers] += workers;
  } else if (draw(firm, key, KEY_fateKey) < leaving) {
    I(option)[i] = OPTION_MOVED;
    counts[COUNT_movingFirms] += 1;
    counts[COUNT_movingWorkers] += workers;
  }

  counts[COUNT_firms0 + option] += 1;
  counts[COUNT_workers0 + option] += workers;
  counts[COUNT_foundByState] += stateKnows;
  counts[COUNT_foundByBuyers] += buyerKnows;
  counts[COUNT_foundByAny] += stateFinds || buyerFinds;
  counts[COUNT_capability] += fixed(newCapability);
  counts[COUNT_experience] += fixed(newExperience);
  counts[COUNT_norm] += fixed(newNorm);
  counts[COUNT_margin] += fixed(margin);
}

/* Moves all firms through all periods and writes the counts of every segment and period. */
static void run(int32_t *series) {
  int32_t firms[SEGMENTS][4] = {{0}};
  for (int t = 0; t < header.periods; t++) {
    int32_t next[SEGMENTS][4], active[SEGMENTS], everyone = 0;
    for (int s = 0; s < SEGMENTS; s++) {
      active[s] = firms[s][0] + firms[s][1] + firms[s][2] + firms[s][3];
      everyone += active[s];
    }
    for (int s = 0; s < SEGMENTS; s++) {
      for (int o = 0; o < 4; o++) {
        const int32_t n = firms[0][o] + firms[1][o] + firms[2][o] + firms[3][o];
        const double own = active[s] ? (double)firms[s][o] / active[s] : 0;
        const double whole = everyone ? (double)n / everyone : 0;
        rule[RULE_peers0 + o] = (float)((1 - header.openness) * own + header.openness * whole);
      }
      rule[RULE_costWeight] = costWeight[s];
      rule[RULE_baseMargin] = baseMargin[s];
      memset(counts, 0, sizeof counts);
      for (int i = header.starts[s]; i < header.starts[s + 1]; i++) stepFirm(i, t == 0, keys + KEYS * t);
      memcpy(series + (SEGMENTS * t + s) * COUNTS, counts, sizeof counts);
      memcpy(next[s], counts + COUNT_firms0, sizeof next[s]);
    }
    memcpy(firms, next, sizeof firms);
  }
}

static void *take(FILE *file, void *into, size_t bytes) {
  if (!into) into = malloc(bytes);
  if (!into || fread(into, 1, bytes, file) != bytes) exit(2);
  return into;
}

static uint32_t hash(uint32_t h, const int32_t *words, size_t n) {
  for (size_t i = 0; i < n; i++) h = mix(h ^ (uint32_t)words[i]) + 1;
  return h;
}

int main(int argc, char **argv) {
  FILE *file = argc == 3 ? fopen(argv[1], "rb") : NULL;
  if (!file) return 1;
  take(file, &header, sizeof header);
  take(file, rule, sizeof rule);
  take(file, costWeight, sizeof costWeight);
  take(file, baseMargin, sizeof baseMargin);
  keys = take(file, NULL, sizeof(int32_t) * KEYS * header.periods);
  const size_t words = (size_t)FIELDS * header.places;
  start = take(file, NULL, 4 * words);
  float *fields = malloc(4 * words);
  const size_t counted = (size_t)COUNTS * SEGMENTS * header.periods;
  int32_t *series = malloc(4 * counted);
  for (int n = 0; n < FIELDS; n++) column[n] = fields + (size_t)n * header.places;
  for (int round = 0; round < atoi(argv[2]); round++) {
    memcpy(fields, start, 4 * words);
    struct timespec from, to;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    run(series);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    printf("%.6f\n", (to.tv_sec - from.tv_sec) * 1e3 + (to.tv_nsec - from.tv_nsec) / 1e6);
  }
  printf("%u\n", hash(hash(1, series, counted), (int32_t *)fields, words));
  return 0;
}
