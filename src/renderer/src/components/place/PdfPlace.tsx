import { Button, TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { PdfPage } from '#renderer/components/pdf/PdfPage.tsx';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import { useLast } from '#renderer/lib/use-last.ts';
import { Missing } from './Missing.tsx';
import type { PlaceProps } from './PlacePreview.tsx';
import { Step } from './Step.tsx';
import styles from './place.module.css';

const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;
const fit = zooms.indexOf(1);

/** A page of a PDF. Pages turn by buttons, by number and by keyboard. */
export const PdfPlace = (props: PlaceProps<'pdf'>) => {
  const { documentId, file, preview, page, place, isLarge, tie } = props;
  const { t } = useTranslation('place');
  const { pages } = preview;
  const { shown, read, error, turnTo } = usePages(props);
  const [zoom, setZoom] = useState(fit);
  const zoomTo = (to: number): void => setZoom(Math.min(zooms.length - 1, Math.max(0, to)));
  const onKeyDown = (event: KeyboardEvent): void => {
    const action = keyActions[event.key];
    if (action === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (action.page !== undefined) turnTo(action.page(shown, pages));
    else zoomTo(action.zoom(zoom));
  };
  const label = t('pdf.view', { page: read, pages, file: file.name });
  return (
    <>
      <Missing preview={preview} place={place} page={page} last={pages} />
      {place === null ? null : <p className={styles['hint']}>{t('noted', { place })}</p>}
      <div className={styles['tools']} role="group" aria-label={t('pdf.tools')}>
        <PageTools page={shown} pages={pages} onPage={turnTo} />
        <ZoomTools zoom={zoom} onZoom={zoomTo} />
        <UsePage isUsed={page === shown} onUse={tie === null ? null : () => tie({ page: shown })} />
      </div>
      {error === null ? null : <ErrorView error={errorOf(error)} />}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- turns pages where they are read */}
      <div
        className={styles['view']}
        data-large={isLarge}
        role="region"
        aria-label={label}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard
        tabIndex={0}
        onKeyDown={onKeyDown}
        hidden={error !== null}
      >
        <PdfPage documentId={documentId} file={file.name} page={read} zoom={zooms[zoom] ?? 1} label={label} />
      </div>
      <p className={styles['hint']}>{t('pdf.keys')}</p>
    </>
  );
};

/** Which page is shown: the one asked for until one turns to another. */
const usePages = ({ documentId, preview, page, place, turned, onTurn }: PlaceProps<'pdf'>) => {
  const query = useApiQuery('documents', 'preview', {
    id: documentId,
    page: turned ?? page,
    place,
    view: null,
  });
  const data = useLast(query.data);
  return {
    shown: turned ?? preview.page,
    // Only a page that main has read is drawn.
    read: data?.preview.kind === 'pdf' ? data.preview.page : preview.page,
    error: query.error,
    turnTo: (to: number): void => onTurn(Math.min(preview.pages, Math.max(1, Math.round(to)))),
  };
};

type PageChoice = {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
};

const PageTools = ({ page, pages, onPage }: PageChoice) => {
  const { t } = useTranslation('place');
  return (
    <>
      <Step sign="‹" label={t('pdf.previous')} disabled={page === 1} onClick={() => onPage(page - 1)} />
      <PageNumber key={page} page={page} pages={pages} onPage={onPage} />
      <span className={styles['of']}>{t('pdf.of', { pages })}</span>
      <Step sign="›" label={t('pdf.next')} disabled={page === pages} onClick={() => onPage(page + 1)} />
      <span className={styles['gap']} />
    </>
  );
};

const ZoomTools = ({ zoom, onZoom }: { readonly zoom: number; readonly onZoom: (zoom: number) => void }) => {
  const { t } = useTranslation('place');
  const percent = (zooms[zoom] ?? 1) * 100;
  const isLargest = zoom === zooms.length - 1;
  return (
    <>
      <Step sign="−" label={t('pdf.smaller')} disabled={zoom === 0} onClick={() => onZoom(zoom - 1)} />
      <Step
        sign={t('pdf.zoom', { zoom: percent })}
        label={t('pdf.fit')}
        disabled={zoom === fit}
        onClick={() => onZoom(fit)}
      />
      <Step sign="+" label={t('pdf.larger')} disabled={isLargest} onClick={() => onZoom(zoom + 1)} />
      <span className={styles['gap']} />
    </>
  );
};

/** Whether the page shown is the one in use, else the button that ties it; null where nothing may be changed. */
const UsePage = ({ isUsed, onUse }: { readonly isUsed: boolean; readonly onUse: (() => void) | null }) => {
  const { t } = useTranslation('place');
  if (isUsed) return <span className={styles['used']}>{t('pdf.used')}</span>;
  return onUse === null ? null : (
    <Button size="compact-sm" onClick={onUse}>
      {t('pdf.use')}
    </Button>
  );
};

type KeyAction =
  | { readonly page: (page: number, pages: number) => number; readonly zoom?: never }
  | { readonly page?: never; readonly zoom: (zoom: number) => number };

const keyActions: Readonly<Record<string, KeyAction>> = {
  PageDown: { page: (page) => page + 1 },
  PageUp: { page: (page) => page - 1 },
  Home: { page: () => 1 },
  End: { page: (_page, pages) => pages },
  '+': { zoom: (zoom) => zoom + 1 },
  '=': { zoom: (zoom) => zoom + 1 },
  '-': { zoom: (zoom) => zoom - 1 },
  '0': { zoom: () => fit },
};

/** The number of the page, which goes there when it is left or entered. */
const PageNumber = ({ page, pages, onPage }: PageChoice) => {
  const { t } = useTranslation('place');
  const [text, setText] = useState(String(page));
  const go = (): void => {
    const wanted = /^[1-9][0-9]{0,6}$/u.test(text.trim()) ? Math.min(pages, Number(text)) : page;
    if (wanted === page) setText(String(page));
    else onPage(wanted);
  };
  return (
    <TextInput
      className={styles['number'] ?? ''}
      aria-label={t('pdf.page')}
      inputMode="numeric"
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={go}
      onKeyDown={(event) => {
        if (event.key === 'Enter') go();
      }}
    />
  );
};
