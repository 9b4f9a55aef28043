import { headerKey } from '../importing/header-key.ts';
import type { ReferenceEntity } from './reference-formats.ts';

type Words = Readonly<Record<string, string>>;

/** What files write for the values of choices, in `headerKey` form, beside the value itself. */
const choiceWords: Partial<Readonly<Record<ReferenceEntity, Readonly<Record<string, Words>>>>> = {
  approval: {
    subject: {
      requisition: 'demande|demande d achat|requisition|purchase request|request|da|pr',
      'purchase-order': 'bon de commande|commande|bc|purchase order|po|order',
      invoice: 'facture|fact|invoice',
      payment: 'paiement|payment',
      amendment: 'modification|avenant|amendment|change order',
      contract: 'contrat|contract',
    },
    step: {
      requested: 'demande|demandee|requis|request|requested|requisition',
      approved: 'approbation|approuve|approuvee|autorise|autorisation|approval|approved|authorized',
      received: 'reception|recu|recue|receipt|received|receiving',
      paid: 'paiement|paye|payee|payment|paid',
    },
  },
  tender: {
    method: {
      open: 'ouvert|public|appel d offres public|open|open tender|public tender',
      selective: 'selectif|selective|prequalified',
      limited: 'limite|sur invitation|appel d offres sur invitation|limited|invitation|by invitation|invited',
      direct: 'gre a gre|de gre a gre|direct|sole source|single source|direct award|negotiated',
      unknown: 'inconnu|inconnue|unknown',
    },
    awardCriteria: {
      'price-only': 'prix seulement|prix|plus bas prix|plus bas prix conforme|price only|price|lowest price',
      rated:
        'qualite et prix|qualite|ponderation|evaluation de la qualite|quality and price|rated|quality|best value|rated criteria',
      unknown: 'inconnus|inconnu|unknown',
    },
  },
  bid: {
    status: {
      valid: 'conforme|admissible|recevable|valid|compliant|accepted|eligible',
      disqualified: 'rejetee|rejete|non conforme|inadmissible|disqualified|rejected|non compliant',
      withdrawn: 'retiree|retire|withdrawn',
      invited: 'invitee|invite|invited',
      unknown: 'inconnu|inconnue|unknown',
    },
  },
  lobbyingMandate: {
    lobbyist: {
      consultant: 'lobbyiste conseil|conseil|consultant lobbyist|consultant',
      enterprise:
        'lobbyiste d entreprise|entreprise|enterprise lobbyist|enterprise|in house|in house corporation|in house enterprise|company lobbyist',
      organisation:
        'lobbyiste d organisation|organisation|organization|organization lobbyist|organisation lobbyist|in house organization|in house organisation',
      unknown: 'inconnue|inconnu|unknown',
    },
  },
  workPackage: {
    hedge: {
      exact: 'exact|ferme|fixe|forfaitaire|firm|fixed|firm fixed price',
      about: 'environ|approximatif|estimatif|estime|about|approximate|estimated',
      'at-least': 'au moins|minimum|minimal|at least|at a minimum',
      'at-most': 'au plus|jusqu a|maximum|maximal|plafond|at most|up to|not to exceed|ceiling',
      between: 'entre|fourchette|between|range',
    },
  },
};

const flagWords = new Map<string, 0 | 1>([
  ...[
    'oui',
    'o',
    'yes',
    'y',
    'vrai',
    'true',
    '1',
    'x',
    'retenue',
    'retenu',
    'gagnant',
    'won',
    'winner',
    'awarded',
    'selected',
  ].map((word) => [word, 1] as const),
  ...['', 'non', 'n', 'no', 'faux', 'false', '0', 'non retenue', 'lost', 'not selected', 'not awarded'].map(
    (word) => [word, 0] as const,
  ),
]);

/** The value of a choice as the register keeps it; null when these words are none of its values. */
export const readChoice = (
  entity: ReferenceEntity,
  column: string,
  { text, values }: { readonly text: string; readonly values: readonly string[] },
): string | null => {
  const key = headerKey(text);
  const written = values.find((value) => headerKey(value) === key);
  if (written !== undefined) return written;
  const words = choiceWords[entity]?.[column] ?? {};
  return values.find((value) => (words[value] ?? '').split('|').includes(key)) ?? null;
};

/** Yes, no or nothing, which is no; null for other words. */
export const readFlag = (text: string): 0 | 1 | null =>
  /^[✓✔☑]$/u.test(text.trim()) ? 1 : (flagWords.get(headerKey(text)) ?? null);
