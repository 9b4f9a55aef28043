import { describe, expect, test } from 'vitest';
import { findEverywhere, type Hit } from '#main/services/search/find-everywhere.ts';
import { contractFields, newCase, type CaseFixture } from '../../support/case-fixture.ts';

const find = (
  { reader }: CaseFixture,
  text: string,
  limit = 30,
  locale: 'fr' | 'en' = 'fr',
): readonly Hit[] => findEverywhere(reader(), { text, limit, locale });

const hitsOf = (hits: readonly Hit[]): readonly string[] => hits.map(({ entity, id }) => `${entity}:${id}`);

describe('what the search finds', () => {
  test('rules by their code and their titles, whatever the accents, in the language of the reader', async () => {
    const fixture = await newCase();
    const rule = fixture.add('rule', {
      code: 'essai-echeance',
      titleFr: 'Échéance d’un essai',
      titleEn: 'Deadline of a trial',
      article: 'art. 12',
      mark: 'unverified',
      enabled: 1,
    });
    expect(hitsOf(find(fixture, 'essai-ech'))).toEqual([`rule:${rule}`]);
    expect(find(fixture, "echeance d'un ESSAI")).toEqual([
      { entity: 'rule', id: rule, label: 'essai-echeance – Échéance d’un essai', detail: 'art. 12' },
    ]);
    expect(find(fixture, 'deadline of', 30, 'en')[0]?.label).toBe('essai-echeance – Deadline of a trial');
    expect(find(fixture, 'échéance de deux')).toEqual([]);
  });

  test('lobbying mandates by number, subject and institution; communications too', async () => {
    const fixture = await newCase();
    const vendorId = fixture.add('organization', { kind: 'vendor', name: 'Conseil Alpha' });
    const institutionId = fixture.add('organization', { kind: 'public-body', name: 'Régie des phares' });
    const mandate = fixture.add('lobbyingMandate', {
      vendorId,
      registrationNumber: 'REG-0042',
      lobbyist: 'consultant',
      institutionId,
      subject: 'Système intégré de gestion des péages',
    });
    const written = fixture.add('lobbyingMandate', {
      vendorId,
      lobbyist: 'enterprise',
      institution: 'Ministère des Marées',
      subject: 'Achat de logiciels',
    });
    const communication = fixture.add('lobbyingCommunication', {
      vendorId,
      mandateId: mandate,
      institution: 'Ministère des Marées',
      office: 'Sous-ministre adjointe',
      communicatedOn: '2024-03-05',
      subject: 'Démonstration d’un prototype',
    });
    expect(find(fixture, 'reg-42')).toEqual([
      {
        entity: 'lobbyingMandate',
        id: mandate,
        label: 'REG-0042',
        detail: 'Système intégré de gestion des péages',
      },
    ]);
    expect(hitsOf(find(fixture, 'SYSTEME INTEGRE'))).toEqual([`lobbyingMandate:${mandate}`]);
    expect(hitsOf(find(fixture, 'regie des phares'))).toEqual([
      `organization:${institutionId}`,
      `lobbyingMandate:${mandate}`,
    ]);
    expect(find(fixture, 'marees')).toMatchObject([
      { entity: 'lobbyingMandate', id: written, label: 'Achat de logiciels', detail: 'Ministère des Marées' },
      {
        entity: 'lobbyingCommunication',
        id: communication,
        label: 'Démonstration d’un prototype',
        detail: '2024-03-05',
      },
    ]);
    expect(hitsOf(find(fixture, 'sous-ministre'))).toEqual([`lobbyingCommunication:${communication}`]);
    expect(find(fixture, 'systeme%gestion')).toEqual([]);
  });

  test('work packages by number and title, lines of time sheets by worker and invoice', async () => {
    const fixture = await newCase();
    const contractId = fixture.add('contract', contractFields('C-9'));
    const lot = fixture.add('workPackage', {
      contractId,
      number: 'LOT-003',
      title: 'Câblage du phare',
      currency: 'CAD',
    });
    const line = fixture.add('timeEntry', {
      worker: 'Zoé Émond',
      invoiceNumber: 'F-0012',
      startsOn: '2024-03-04',
      endsOn: '2024-03-08',
      hours: '7.5',
    });
    expect(find(fixture, 'lot-3')).toEqual([
      { entity: 'workPackage', id: lot, label: 'LOT-003 – Câblage du phare', detail: 'C-9' },
    ]);
    expect(hitsOf(find(fixture, 'CABLAGE'))).toEqual([`workPackage:${lot}`]);
    expect(find(fixture, 'zoe emond')).toEqual([
      {
        entity: 'timeEntry',
        id: line,
        label: 'Zoé Émond',
        detail: '2024-03-04 – 2024-03-08 · F-0012',
      },
    ]);
    expect(hitsOf(find(fixture, 'f-12'))).toEqual([`timeEntry:${line}`]);
  });

  test('entities with many hits leave room for the others', async () => {
    const fixture = await newCase();
    for (let n = 0; n < 6; n += 1) {
      fixture.add('contract', contractFields(`PHARE-${n}`));
      fixture.add('organization', { kind: 'vendor', name: `Phare ${n} inc.` });
    }
    const vendorId = fixture.add('organization', { kind: 'vendor', name: 'Autre' });
    fixture.add('lobbyingMandate', { vendorId, lobbyist: 'consultant', subject: 'Phares et balises' });
    const entities = find(fixture, 'phare', 6).map(({ entity }) => entity);
    expect(entities).toEqual([
      'contract',
      'contract',
      'contract',
      'organization',
      'organization',
      'lobbyingMandate',
    ]);
  });
});
