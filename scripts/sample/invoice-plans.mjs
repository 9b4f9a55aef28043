/**
 * Invented services of a vendor under one contract of the sample case: plausible beside the size of the contract, and
 * nothing more. Vendors and contracts are keys of resources/sample.
 * @typedef {object} Service
 * @property {string} description
 * @property {string} unitPrice
 * @property {number} least
 * @property {number} most
 * @property {number} step
 *
 * @typedef {object} Plan
 * @property {string} contract
 * @property {string} vendor
 * @property {string} order
 * @property {number} seed
 * @property {string} start first day of the first period
 * @property {number} months length of a period
 * @property {number} count
 * @property {Service[]} services the first two are on every invoice
 *
 * @typedef {object} Draft
 * @property {string} contract
 * @property {string} vendor
 * @property {string} order
 * @property {string} issuedOn
 * @property {string} periodStart
 * @property {string} periodEnd
 * @property {{ description: string, quantity: string, unitPrice: string }[]} lines
 * @property {number | null} paidAfter days; null when not paid
 * @property {number} [paid] cents, when not the total
 * @property {string} [name] so that another can repeat its number
 * @property {string} [repeats]
 */

/** @param {string} description @param {string} unitPrice @param {[number, number, number]} range least, most, step */
const service = (description, unitPrice, [least, most, step]) => ({
  description: `${description} (fictif)`,
  unitPrice,
  least,
  most,
  step,
});

/** @type {Plan[]} */
export const plans = [
  {
    contract: 'casa-framework',
    vendor: 'lgs',
    order: 'FICTIF-BC-CASA',
    seed: 2017,
    start: '2018-01-01',
    months: 5,
    count: 17,
    services: [
      service('Services d’intégration, heures', '148.50', [18_000, 34_000, 125]),
      service('Analyse et architecture, heures', '171.25', [4_000, 11_000, 60]),
      service('Licences de progiciel, tranche', '1850000.00', [1, 2, 1]),
      service('Essais intégrés, heures', '132.40', [2_500, 9_000, 75]),
      service('Formation, jours-personnes', '1095.00', [120, 640, 8]),
    ],
  },
  {
    contract: 'dsn-vitrines',
    vendor: 'epic',
    order: 'FICTIF-BC-DSN',
    seed: 2024,
    start: '2024-06-01',
    months: 2,
    count: 9,
    services: [
      service('Configuration du système, heures', '214.75', [14_000, 26_000, 90]),
      service('Licences, mois', '465000.00', [2, 2, 1]),
      service('Reprise de données, lots', '38250.00', [6, 30, 1]),
      service('Formation des utilisateurs, jours-personnes', '1240.00', [150, 900, 10]),
    ],
  },
  {
    contract: 'aws-mcn',
    vendor: 'aws',
    order: 'FICTIF-BC-MCN',
    seed: 31,
    start: '2023-07-01',
    months: 2,
    count: 14,
    services: [
      service('Calcul, heures-vCPU', '0.0642', [3_200_000, 6_400_000, 1_370]),
      service('Stockage, Go-mois', '0.0251', [2_600_000, 5_200_000, 911]),
      service('Transfert de données, Go', '0.0885', [240_000, 910_000, 433]),
      service('Soutien technique, mois', '24500.00', [2, 2, 1]),
    ],
  },
  {
    contract: 'aws-itq',
    vendor: 'aws',
    order: 'FICTIF-BC-ITQ',
    seed: 105,
    start: '2021-01-01',
    months: 3,
    count: 12,
    services: [
      service('Calcul, heures-vCPU', '0.0713', [2_400_000, 5_800_000, 977]),
      service('Stockage, Go-mois', '0.0263', [1_900_000, 4_100_000, 613]),
      service('Bases de données gérées, heures', '0.4820', [110_000, 260_000, 191]),
      service('Soutien technique, mois', '11800.00', [3, 3, 1]),
    ],
  },
];

/**
 * @param {string} issuedOn
 * @param {[string, string]} period
 * @param {{ lines: [description: string, quantity: string, unitPrice: string][] } & Partial<Omit<Draft, 'lines'>>} more
 * @returns {Draft}
 */
const invented = (issuedOn, [periodStart, periodEnd], { lines, ...more }) => ({
  contract: 'fictif',
  vendor: 'fictif-fournisseur',
  order: 'FICTIF-BC-DEMO',
  issuedOn,
  periodStart,
  periodEnd,
  lines: lines.map(([description, quantity, unitPrice]) => ({
    description: `${description} (fictif)`,
    quantity,
    unitPrice,
  })),
  paidAfter: 28,
  ...more,
});

/** @param {string} hours @param {number} months @returns {[string, string, string][]} */
const supportAndHosting = (hours, months) => [
  ['Soutien, heures', hours, '112.00'],
  ['Hébergement d’essai, mois', String(months), '950.00'],
];

/**
 * What there is to find, all on the invented contract of 48 000,00 $ (2024): no real company is given a fault. Net
 * amounts add up to 56 416,00 $, over the ceiling by 8 416,00 $ (by 1 224,00 $ without what was billed twice).
 * @type {Draft[]}
 */
export const fictionalCases = [
  invented('2024-02-06', ['2024-01-01', '2024-01-31'], { lines: supportAndHosting('62.5', 1) }),
  invented('2024-04-05', ['2024-02-01', '2024-03-31'], { lines: supportAndHosting('80', 2) }),
  invented('2024-06-07', ['2024-04-01', '2024-05-31'], {
    lines: supportAndHosting('47.25', 2),
    name: 'billed twice',
  }),
  // The same number, date, amount and lines as the one before: billed twice.
  invented('2024-06-07', ['2024-04-01', '2024-05-31'], {
    lines: supportAndHosting('47.25', 2),
    repeats: 'billed twice',
  }),
  // Half of it was paid.
  invented('2024-09-04', ['2024-06-01', '2024-08-31'], { lines: supportAndHosting('75', 3), paid: 646_734 }),
  invented('2024-10-02', ['2024-06-01', '2024-08-31'], {
    lines: [['Note de crédit\u00A0: heures facturées en trop', '-12.5', '112.00']],
    paidAfter: null,
  }),
  invented('2025-01-08', ['2024-09-01', '2024-12-31'], { lines: supportAndHosting('38', 4) }),
  // The period comes after the end of the contract (2024-12-31).
  invented('2025-03-05', ['2025-01-01', '2025-02-28'], {
    lines: supportAndHosting('30.5', 2),
    paidAfter: null,
  }),
];
