import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { TableTabs } from '#renderer/features/reference-tables/TableTabs.tsx';
import {
  referenceEntities,
  type ReferenceEntity,
} from '#shared/domain/reference-tables/reference-formats.ts';
import { renderScreen } from '../render-screen.tsx';

const Chosen = ({ onChange }: { readonly onChange: (table: ReferenceEntity) => void }) => {
  const [table, setTable] = useState<ReferenceEntity>('priceItem');
  return (
    <TableTabs
      value={table}
      onChange={(next) => {
        setTable(next);
        onChange(next);
      }}
    />
  );
};

it('has a tab for each table, described by its group; arrows go from one group to the next', async () => {
  const chosen: ReferenceEntity[] = [];
  renderScreen(<Chosen onChange={(table) => chosen.push(table)} />, {});
  const tabs = await screen.findAllByRole('tab');
  expect(tabs).toHaveLength(Object.keys(referenceEntities).length);
  const described = tabs.map((tab) => {
    const group = document.getElementById(tab.getAttribute('aria-describedby') ?? '');
    return `${group?.textContent} · ${tab.textContent}`;
  });
  expect(described).toContain('Travaux · Feuilles de temps');
  expect(new Set(described).size).toBe(tabs.length);
  for (const tab of tabs) fireEvent.click(tab);
  expect(chosen.toSorted()).toEqual(Object.values(referenceEntities).toSorted());

  fireEvent.click(screen.getByRole('tab', { name: 'Prix convenus' }));
  fireEvent.keyDown(screen.getByRole('tab', { name: 'Prix convenus' }), { key: 'ArrowRight' });
  expect(document.activeElement?.textContent).toBe('Lots de travaux');
});
