import { objectsAt, textAt, valueAt, type JsonObject } from './json-value.ts';
import type { AmountReader } from './ocds-amounts.ts';
import type { PartyIndex } from './ocds-parties.ts';
import { differenceOf } from './published-amount.ts';
import { publishedDay } from './published-date.ts';
import type {
  PublishedAmendment,
  PublishedAmount,
  PublishedMilestone,
  PublishedPayment,
} from './published.ts';

/** Amendments of a contract: the list of 1.1, else the single one of 1.0, which repeats one of a list beside it. */
export const readAmendments = (
  contract: JsonObject,
  amounts: AmountReader,
): readonly PublishedAmendment[] => {
  const listed = objectsAt(contract, 'amendments');
  return (listed.length > 0 ? listed : objectsAt(contract, 'amendment')).map((amendment) => {
    const rationale = textAt(amendment, 'rationale');
    const description = textAt(amendment, 'description');
    const texts = [rationale, description].filter(
      (text, index, all) => text !== null && all.indexOf(text) === index,
    );
    return {
      id: textAt(amendment, 'id'),
      signedOn: publishedDay(textAt(amendment, 'date')),
      description: texts.length === 0 ? null : texts.join('\n'),
      change: statedChange(contract, amendment, amounts),
    };
  });
};

/** Some publishers state the amount; version 1.0 had a list of changes with the value before each. */
const statedChange = (
  contract: JsonObject,
  amendment: JsonObject,
  amounts: AmountReader,
): PublishedAmount | null => {
  const stated = amounts.at(amendment, 'value', 'contracts/amendments/value');
  if (stated !== null) return stated;
  const change = objectsAt(amendment, 'changes').find((one) =>
    /^(?:contracts?[./])?value[./]amount$/u.test(textAt(one, 'property') ?? ''),
  );
  const before = textAt(change, 'former_value');
  const after = amounts.at(contract, 'value', 'contracts/value');
  if (before === null || after === null) return null;
  const former = new Map([
    [
      'value',
      new Map([
        ['amount', before],
        ['currency', after.currency],
      ]),
    ],
  ]);
  return differenceOf(after, amounts.at(former, 'value', 'contracts/amendments/changes'));
};

const milestoneStates: Readonly<Record<string, PublishedMilestone['status']>> = {
  scheduled: 'scheduled',
  met: 'met',
  notMet: 'not-met',
  partiallyMet: 'partially-met',
};

/**
 * Milestones of a contract and of its implementation; one without title goes by its id. An id that stands for several of
 * them (each list may count from one) says nothing and is left out: none takes the place of another.
 */
export const readMilestones = (contract: JsonObject): readonly PublishedMilestone[] => {
  const milestones = [
    ...objectsAt(contract, 'milestones'),
    ...objectsAt(contract, 'implementation', 'milestones'),
  ].flatMap(milestoneOf);
  const firstOf = new Map<string | null, PublishedMilestone>();
  const unclear = new Set<string | null>();
  for (const milestone of milestones) {
    const { id, name, plannedOn } = milestone;
    const first = firstOf.get(id) ?? milestone;
    firstOf.set(id, first);
    if (first.name !== name || first.plannedOn !== plannedOn) unclear.add(id);
  }
  return milestones.map((milestone) => (unclear.has(milestone.id) ? { ...milestone, id: null } : milestone));
};

const milestoneOf = (milestone: JsonObject): readonly PublishedMilestone[] => {
  const id = textAt(milestone, 'id');
  const name = textAt(milestone, 'title') ?? id;
  if (name === null) return [];
  return [
    {
      id,
      name,
      plannedOn: publishedDay(textAt(milestone, 'dueDate')),
      actualOn: publishedDay(textAt(milestone, 'dateMet')),
      status: milestoneStates[textAt(milestone, 'status') ?? ''] ?? 'unknown',
      notes: textAt(milestone, 'description'),
    },
  ];
};

/**
 * Transactions of a contract's implementation; those without a readable amount are left out, with its warning. One
 * without an id goes by what it says, and of several with one id the second is « (2) »: none takes the place of another.
 */
export const readPayments = (
  contract: JsonObject,
  parties: PartyIndex,
  amounts: AmountReader,
): readonly PublishedPayment[] => {
  const counts = new Map<string, number>();
  return objectsAt(contract, 'implementation', 'transactions').flatMap((transaction) => {
    const field = 'contracts/implementation/transactions/value';
    const amount = amounts.at(transaction, 'value', field) ?? amounts.at(transaction, 'amount', field);
    if (amount === null) return [];
    const paidOn = publishedDay(textAt(transaction, 'date'));
    const reference = textAt(transaction, 'id') ?? [paidOn ?? '', amount.minor].join(' ').trim();
    const count = (counts.get(reference) ?? 0) + 1;
    counts.set(reference, count);
    const payee = valueAt(transaction, 'payee') ?? valueAt(transaction, 'receiverOrganization');
    return [
      {
        reference: count === 1 ? reference : `${reference} (${count})`,
        paidOn,
        amount,
        payee: parties.partyOf(payee),
      },
    ];
  });
};
