import type { ImportField } from './fields.ts';

/**
 * Headers, in `headerKey` form, that name a field only where no other column says it better: `Date` beside `Date de
 * facture` is the date of something else, `Montant` beside `Montant avant taxes` has the taxes in it.
 */
const generic: Partial<Readonly<Record<ImportField, RegExp>>> = {
  number:
    /^(?:number|numero|facture|invoice|(?:no|numero)(?: de)? (?:document|piece)|document (?:no|number))$/u,
  date: /^date$/u,
  vendor: /^(?:entreprise|compagnie|company|entrepreneur|contractor|raison sociale)$/u,
  workPackage: /^lots?$/u,
  worker: /^(?:consultante?s?|ressources?|resources?|employe|employee)$/u,
  role: /^(?:profil|fonction)$/u,
  description: /^(?:services?|articles?|items?|objet|nature|details?|produit|product)$/u,
  quantity: /^(?:nombre|nb|units|unites)$/u,
  unitPrice: /^(?:prix|price|taux|rate|tarif)$/u,
  net: /^(?!.*(?:\bht\b|avant tax|hors tax|sans tax|before tax|excl|pre ?tax))/u,
  total: /^total$/u,
};

/** Whether a header that names this field leaves it to any other column that names it. */
export const isGenericHeader = (key: string, field: ImportField): boolean =>
  generic[field]?.test(key) ?? false;
