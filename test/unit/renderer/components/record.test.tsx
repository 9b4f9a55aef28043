import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Providers } from '#renderer/app/Providers.tsx';
import { RecordDetails } from '#renderer/components/record/RecordDetails.tsx';
import { RecordDialog } from '#renderer/components/record/RecordDialog.tsx';
import type { RendererApi } from '#shared/ipc/api.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import { err, ok } from '#shared/result.ts';
import { createFakeBridge, openCase, type Answers } from '../fake-bridge.ts';

const draw = (element: ReactElement, answers: Answers) =>
  render(<Providers bridge={createFakeBridge(answers, { case: openCase })}>{element}</Providers>);

const nothing = (): void => undefined;

describe('a new row', () => {
  const dialog = (onAdded: (id: number) => void) => (
    <RecordDialog
      entity="milestone"
      given={{ contractId: 3 }}
      first={['name', 'plannedOn']}
      title="Nouveau jalon"
      onAdded={onAdded}
      onClose={nothing}
    />
  );

  it('asks for what it needs, starts the rest, and belongs to the panel’s contract', async () => {
    const insert = vi.fn<RendererApi['register']['insert']>(async () => ok({ ids: [41] }));
    const onAdded = vi.fn<(id: number) => void>();
    draw(dialog(onAdded), { register: { insert } });
    expect(await screen.findByText('Il manque : Jalon')).toBeDefined();
    expect(screen.queryByLabelText(/Contrat/u)).toBeNull();
    fireEvent.change(screen.getByLabelText(/^Jalon/u), { target: { value: 'Mise en service' } });
    fireEvent.change(screen.getByLabelText('Prévu le'), { target: { value: '3 mars 2021' } });
    fireEvent.click(screen.getByRole('button', { name: 'Ajouter' }));
    await waitFor(() => expect(onAdded).toHaveBeenCalledWith(41));
    expect(insert).toHaveBeenCalledWith({
      entity: 'milestone',
      rows: [{ status: 'unknown', contractId: 3, name: 'Mise en service', plannedOn: '2021-03-03' }],
    });
  });

  it('is not added while a text cannot be read', async () => {
    draw(dialog(nothing), { register: { insert: vi.fn<RendererApi['register']['insert']>() } });
    fireEvent.change(await screen.findByLabelText(/^Jalon/u), { target: { value: 'x' } });
    fireEvent.change(screen.getByLabelText('Prévu le'), { target: { value: '2021-02-31' } });
    expect(screen.getByText(/date illisible/u)).toBeDefined();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Ajouter' }).disabled).toBe(true);
  });

  it('stays open with the reason when the case refuses it', async () => {
    const onAdded = vi.fn<(id: number) => void>();
    const issue = { entity: 'milestone', id: null, column: 'name', problem: 'taken' as const, value: 'x' };
    draw(dialog(onAdded), { register: { insert: async () => err({ code: 'validation', issues: [issue] }) } });
    fireEvent.change(await screen.findByLabelText(/^Jalon/u), { target: { value: 'x' } });
    fireEvent.click(screen.getByRole('button', { name: 'Ajouter' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Jalon\u00A0: cette valeur existe déjà');
    expect(onAdded).not.toHaveBeenCalled();
  });
});

describe('the details of a row', () => {
  const row: GridRow = {
    id: 5,
    values: {
      kind: 'vendor',
      name: 'LGS',
      nameEn: null,
      neq: null,
      gstNumber: null,
      qstNumber: null,
      country: 'CA',
      parentId: null,
      aliases: null,
      notes: null,
    },
    labels: {},
  };
  const options: Answers['register'] = { options: async () => ok([]) };

  it('save one field when it is left, and only if it changed', async () => {
    const update = vi.fn<RendererApi['register']['update']>(async () => ok({}));
    draw(<RecordDetails entity="organization" row={row} isEditable />, { register: { ...options, update } });
    const name = await screen.findByLabelText('Nom');
    fireEvent.blur(name);
    expect(update).not.toHaveBeenCalled();
    fireEvent.change(name, { target: { value: 'LGS inc.' } });
    fireEvent.blur(name);
    await waitFor(() =>
      expect(update).toHaveBeenCalledWith({
        entity: 'organization',
        changes: [{ id: 5, column: 'name', value: 'LGS inc.' }],
      }),
    );
  });

  it('show at the field why it was refused', async () => {
    const issue = { entity: 'organization', id: 5, column: 'name', problem: 'taken' as const, value: 'IBM' };
    draw(<RecordDetails entity="organization" row={row} isEditable />, {
      register: { ...options, update: async () => err({ code: 'validation', issues: [issue] }) },
    });
    const name = await screen.findByLabelText('Nom');
    fireEvent.change(name, { target: { value: 'IBM' } });
    fireEvent.blur(name);
    expect(await screen.findByText('cette valeur existe déjà')).toBeDefined();
    expect(screen.getByLabelText<HTMLInputElement>('Nom').value).toBe('IBM');
  });

  it('cannot be changed in a read-only case', async () => {
    draw(<RecordDetails entity="organization" row={row} isEditable={false} />, { register: options });
    expect((await screen.findByLabelText<HTMLInputElement>('Nom')).disabled).toBe(true);
  });
});
