import { expect, it } from 'vitest';
import { titleIn } from '#renderer/components/chart/title.ts';

const contract = { reference: 'C-1', titleFr: 'Contrat un', titleEn: 'Contract one' };

it('falls back to the other language, then to the reference', () => {
  expect(titleIn('en', contract)).toBe('Contract one');
  expect(titleIn('en', { ...contract, titleEn: null })).toBe('Contrat un');
  expect(titleIn('fr', { ...contract, titleFr: null, titleEn: null })).toBe('C-1');
});
