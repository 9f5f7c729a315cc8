/* The reference workload in C: the operations of rules.py in the same order, so that both give the same bits
   (compile without contraction of products and sums). HOME_FIELDS, HAMLET_FIELDS and TERMS_FIELDS are written in front of
   this file from the declared records, COLUMN_LOADS and COLUMN_STORES from the columns of the village; WIDTH is the length of a
   column. VECTOR_FORM chooses the vector form, in which whole numbers have the width of the floats: mixed widths are not vectorised. */
#include <stdint.h>
#include <math.h>

typedef struct { HOME_FIELDS } home;
typedef struct { HAMLET_FIELDS } hamlet;
typedef struct { TERMS_FIELDS } terms_t;

enum { JOB = 1, WAGE, ILL, BILL, YIELD, PEST, PRICE, LOAN, FOUND, SPEND, POST, DROUGHT, MARKET };
#define PREFECTURE ((int64_t)5 << 40)
#define VECTOR_LOOP _Pragma("omp simd")
#define inline_always static inline __attribute__((always_inline))

inline_always uint64_t mix(uint64_t z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

inline_always uint64_t month_luck(uint64_t seed, int64_t month) {
    return mix(mix(seed * 0x9E3779B97F4A7C15ull + 0xD1B54A32D192ED03ull) ^ ((uint64_t)month * 0x8CB92BA72F3D8DD7ull));
}

inline_always double draw(uint64_t luck, int64_t decision, int64_t agent, int64_t occasion) {
    uint64_t z = mix(mix(luck ^ (uint64_t)agent) + (uint64_t)(decision * 64 + occasion) * 0x9E3779B97F4A7C15ull);
    return (double)(z >> 11) * (1.0 / 9007199254740992.0);
}

inline_always double least(double a, double b) { return b < a ? b : a; }
inline_always double most(double a, double b) { return b > a ? b : a; }

inline_always double exponential(double x) {
    double y = x * 0.00390625;
    double e = 1.0 + y * (1.0 + y * (0.5 + y * (0.16666666666666666 + y * (0.041666666666666664 + y * 0.008333333333333333))));
    e = e * e; e = e * e; e = e * e; e = e * e; e = e * e; e = e * e; e = e * e;
    return e * e;
}

inline_always double work(home *h, const terms_t *p, uint64_t luck) {
    double u = draw(luck, JOB, h->key, 0);
    if (h->spell >= 0) h->spell = u < p->lose_job ? -1 : h->spell + 1;
    else h->spell = u < p->find_job ? 0 : h->spell - 1;
    double earned = h->workers * p->wage * h->skill * (0.8 + 0.4 * draw(luck, WAGE, h->key, 0));
    double benefit = h->resettled == 1 && h->workers > 0.0 && h->spell >= -3 ? p->job_benefit : 0.0;
    return h->spell >= 0 ? earned : benefit;
}

inline_always double own_cost(double bill, const home *h, const terms_t *p) {
    double rest = bill - p->basic_share * most(0.0, least(bill, p->ceiling) - p->deductible);
    rest = rest - p->serious_share * most(0.0, rest - p->serious_line);
    return h->listed == 1 ? rest - p->aid_share * rest : rest;
}

inline_always double bill_of(const home *h, const terms_t *p, uint64_t luck) {
    double z = (draw(luck, BILL, h->key, 0) + draw(luck, BILL, h->key, 1) + draw(luck, BILL, h->key, 2) - 1.5) * 2.0;
    return own_cost(p->bill * exponential(p->bill_sd * z - 0.5 * p->bill_sd * p->bill_sd), h, p);
}

inline_always double fall_ill(home *h, const terms_t *p, uint64_t luck) {
    if (draw(luck, ILL, h->key, 0) < p->ill * h->frailty) {
        double cost = bill_of(h, p, luck);
        h->medical += cost;
        return cost;
    }
    return 0.0;
}

inline_always double farm(home *h, const terms_t *p, uint64_t luck, double season, double weather, double price) {
    double normal = h->land * p->harvest * season * price;
    double sold = normal * weather * (0.7 + 0.6 * draw(luck, YIELD, h->key, 0)) * (0.9 + 0.2 * draw(luck, PRICE, h->key, 0));
    if (draw(luck, PEST, h->key, 0) < p->pest) sold = sold * 0.4;
    if (h->insured == 1 && sold < 0.7 * normal) {
        double paid = p->crop_share * (0.7 * normal - sold);
        h->aid += paid;
        sold = sold + paid;
    }
    return sold;
}

inline_always double top_up(home *h, const terms_t *p) {
    double gap = p->dibao_line * h->persons - h->income_year;
    double paid = gap > 0.0 ? gap * 0.08333333333333333 : 0.0;
    h->aid += paid;
    return paid;
}

inline_always void borrow(home *h, const terms_t *p, uint64_t luck) {
    double u = draw(luck, LOAN, h->key, 0);
    if (h->debt > 0.0) {
        h->cash -= h->debt * p->interest;
        double due = least(h->debt, p->loan / 36.0);
        if (h->cash > due) { h->cash -= due; h->debt -= due; }
    } else if (h->cash < 2000.0 && h->workers > 0.0 && u < p->lend) {
        h->debt = p->loan;
        h->cash += p->loan;
    }
}

inline_always void watch(home *h, const terms_t *p, uint64_t luck) {
    double u = draw(luck, FOUND, h->key, 0);
    if (h->income_year < p->poor_line * h->persons) h->poor_months += 1;
    int64_t near = h->income_year < p->watch_line * h->persons;
    h->candidate = near && h->listed == 0 && u < p->found ? 1 : 0;
    h->good_months = h->listed == 1 && !near ? h->good_months + 1 : 0;
    if (h->good_months >= 6) { h->listed = 0; h->good_months = 0; }
}

inline_always double live_month(home *h, const terms_t *p, uint64_t luck, double season, double weather, double price,
                                double last_year) {
    double earned = work(h, p, luck);
    double grown = farm(h, p, luck, season, weather, price);
    double income = earned + grown + top_up(h, p);
    if (h->post == 1) income = income + p->post_pay;
    if (h->listed == 1) income = income + p->help;
    double cost = fall_ill(h, p, luck);
    double spent = p->need * h->persons * (0.9 + 0.2 * draw(luck, SPEND, h->key, 0)) + p->propensity * most(0.0, h->cash);
    h->cash = h->cash + income - cost - spent;
    borrow(h, p, luck);
    h->income_year = h->income_year + income - last_year;
    watch(h, p, luck);
    return income;
}

#define PREPARE_MONTH \
    uint64_t luck = month_luck(seed, month); \
    int64_t slot = month % 12; \
    double season = p->season[slot]; \
    double weather = draw(luck, DROUGHT, village->key, 0) < p->drought ? 0.5 : 1.0; \
    double price = 0.9 + 0.2 * draw(luck, MARKET, PREFECTURE, 0);

#ifndef VECTOR_FORM
/* One struct a household, one household after another: what a C programmer writes first. */
void live_structs(home *homes, const hamlet *villages, const terms_t *given, uint64_t seed, int64_t start, int64_t months,
                  int64_t first, int64_t last) {
    const terms_t *p = given;
    for (int64_t v = first; v < last; v++) {
        const hamlet *village = &villages[v];
        home *own = homes + village->first;
        int64_t count = village->stop - village->first;
        for (int64_t month = start; month < start + months; month++) {
            PREPARE_MONTH
            for (int64_t i = 0; i < count; i++) {
                home *h = &own[i];
                h->ring[slot] = live_month(h, p, luck, season, weather, price, h->ring[slot]);
            }
            double listed = 0.0;
            for (int64_t i = 0; i < count; i++)
                if (own[i].candidate == 1 && listed < p->list_cap) { own[i].listed = 1; listed += 1.0; }
            if (slot != 0) continue;
            for (int64_t i = 0; i < count; i++) {
                home *h = &own[i];
                h->post = 0;
                h->score = h->income_year / h->persons * (0.9 + 0.2 * draw(luck, POST, h->key, 0));
                if (h->workers == 0.0) h->score = INFINITY;
            }
            for (int64_t k = 0; k < (int64_t)p->posts; k++) {
                double lowest = INFINITY;
                int64_t chosen = -1;
                for (int64_t i = 0; i < count; i++)
                    if (own[i].score < lowest) { lowest = own[i].score; chosen = i; }
                if (chosen >= 0) { own[chosen].post = 1; own[chosen].score = INFINITY; }
            }
        }
    }
}

#else
/* A household out of its columns and back. A function of its own: gcc keeps a struct declared inside a simd loop in memory. */
inline_always void lane(double *columns, double *ring, int64_t i, const terms_t *p, uint64_t luck, double season, double weather,
                        double price) {
    home h;
    COLUMN_LOADS
    double income = live_month(&h, p, luck, season, weather, price, ring[i]);
    COLUMN_STORES
    ring[i] = income;
}

/* One column a field, a village's columns side by side, as long as the widest village: what a compiler turns into vector code. */
void live_columns(double *cells, const hamlet *villages, const terms_t *given, uint64_t seed, int64_t start, int64_t months,
                int64_t first, int64_t last) {
    const terms_t copy = *given, *p = &copy;
    for (int64_t v = first; v < last; v++) {
        const hamlet *village = &villages[v];
        double *restrict columns = cells + v * COLUMNS * WIDTH;
        int64_t count = village->stop - village->first;
        for (int64_t month = start; month < start + months; month++) {
            PREPARE_MONTH
            double *restrict ring = columns + AT_ring + slot * WIDTH;
            VECTOR_LOOP
            for (int64_t i = 0; i < count; i++) lane(columns, ring, i, p, luck, season, weather, price);
            double listed = 0.0;
            for (int64_t i = 0; i < count; i++)
                if (columns[AT_candidate + i] == 1.0 && listed < p->list_cap) { columns[AT_listed + i] = 1.0; listed += 1.0; }
            if (slot != 0) continue;
            VECTOR_LOOP
            for (int64_t i = 0; i < count; i++) {
                double noise = 0.9 + 0.2 * draw(luck, POST, (int64_t)columns[AT_key + i], 0);
                double score = columns[AT_income_year + i] / columns[AT_persons + i] * noise;
                columns[AT_post + i] = 0.0;
                columns[AT_score + i] = columns[AT_workers + i] == 0.0 ? INFINITY : score;
            }
            for (int64_t k = 0; k < (int64_t)p->posts; k++) {
                double lowest = INFINITY;
                int64_t chosen = -1;
                for (int64_t i = 0; i < count; i++)
                    if (columns[AT_score + i] < lowest) { lowest = columns[AT_score + i]; chosen = i; }
                if (chosen >= 0) { columns[AT_post + chosen] = 1.0; columns[AT_score + chosen] = INFINITY; }
            }
        }
    }
}
#endif
