import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '#renderer/components/chart/Chart.tsx';
import type { ChartColours } from '#renderer/components/chart/chart-colours.ts';
import { tooltipContent } from '#renderer/components/chart/tooltip-content.ts';
import tables from '#renderer/components/tables.module.css';
import texts from '#renderer/components/text.module.css';
import { useApiQuery } from '#renderer/lib/api.ts';
import type { Format } from '#renderer/lib/format.ts';
import { goTo } from '#renderer/lib/route.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { StatedFigure } from '#shared/ipc/calls/figures.ts';
import { figurePicture, laneHeight, type FigurePictureWords } from './figure-picture.ts';
import { figureLanes, type FigureLanes } from './model/figure-lanes.ts';
import { TiedFigures } from './TiedFigures.tsx';
import { scopeIn, useFigureWords } from './use-figure-words.ts';
import styles from './figures.module.css';

/**
 * The figures of a contract on one time axis, by scope, with the same as a table, and those that are tied to a kept
 * document. Nothing where there is none to draw.
 */
export const ContractFigures = ({ contractId }: { readonly contractId: number }) => {
  const { data: figures } = useApiQuery('figures', 'ofContract', { contractId });
  const lanes = useMemo(() => figureLanes(figures ?? []), [figures]);
  return (
    <>
      {lanes === null ? null : <Lanes lanes={lanes} />}
      <TiedFigures figures={figures ?? []} />
    </>
  );
};

const Lanes = ({ lanes }: { readonly lanes: FigureLanes }) => {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const draw = useCallback(
    (colours: ChartColours) => figurePicture(lanes, pictureWords(format), colours),
    [lanes, format],
  );
  const drawn = lanes.lanes.reduce((count, { bars }) => count + bars.length, 0);
  const undated = lanes.listed.length - drawn;
  return (
    <figure className={styles['lanes']}>
      <figcaption className={styles['explained']}>{t('axis.caption')}</figcaption>
      <Chart
        draw={draw}
        height={lanes.lanes.length * laneHeight + 24}
        description={t('axis.description', {
          count: drawn,
          scopes: lanes.lanes.length,
          from: lanes.from,
          to: lanes.to,
        })}
      />
      {undated === 0 ? null : <p className={styles['explained']}>{t('axis.undated', { count: undated })}</p>}
      <details>
        <summary>{t('axis.table')}</summary>
        <LaneTable figures={lanes.listed} />
      </details>
    </figure>
  );
};

const pictureWords = (format: Format): FigurePictureWords => {
  const amountOf = ({ amount, currency, hedge }: StatedFigure): string =>
    format.intervalSign(amount, currency ?? 'CAD', { about: hedge === 'about', compact: true });
  const scopeOf = (figure: StatedFigure | undefined): string =>
    figure === undefined ? '' : (scopeIn(format.locale, figure) ?? format.unknown);
  return {
    lane: ({ figures }) => `${figures.map(amountOf).join(' · ')} – ${scopeOf(figures[0])}`,
    tooltip: ({ figure }, colour) =>
      tooltipContent(scopeOf(figure), [
        {
          label: figure.asOf ?? format.text(figure.asOfText ?? format.unknown),
          value: amountOf(figure),
          colour,
        },
        ...(figure.statedBy === null ? [] : [{ label: format.text(figure.statedBy), value: '', colour }]),
      ]),
  };
};

const LaneTable = ({ figures }: { readonly figures: readonly StatedFigure[] }) => {
  const { t } = useTranslation(['figures', 'register']);
  const words = useFigureWords();
  const format = useFormat();
  return (
    <div className={tables['scroll']}>
      <table className={tables['table']}>
        <thead>
          <tr>
            <th scope="col">{t('register:columns.figure.asOf')}</th>
            <th scope="col" data-kind="number">
              {t('axis.amount')}
            </th>
            <th scope="col">{t('axis.scope')}</th>
            <th scope="col">{t('register:columns.figure.basis')}</th>
            <th scope="col">{t('register:columns.figure.statedBy')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.id}>
              <td>{words.date(figure)}</td>
              <td data-kind="number">
                <button
                  type="button"
                  className={texts['link']}
                  onClick={() => goTo({ screen: 'figures', selectedId: figure.id })}
                >
                  {words.amount(figure)}
                </button>
              </td>
              <td title={words.scope(figure)}>{words.scope(figure)}</td>
              <td>{words.basis(figure)}</td>
              <td title={format.text(figure.statedBy ?? '')}>{format.text(figure.statedBy ?? '–')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
