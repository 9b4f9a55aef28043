import { useHotkeys } from '@mantine/hooks';
import { Suspense, useEffect, useState } from 'react';
import { ExportDialog } from '#renderer/features/exports/ExportDialog.tsx';
import { goToRegion, watchRegions } from '#renderer/lib/regions.ts';
import { goBack, goForward, useRoute } from '#renderer/lib/route.ts';
import { isTextField } from '#renderer/lib/text-field.ts';
import type { AppState, CaseInfo } from '#shared/ipc/contract.ts';
import { AboutDialog } from './AboutDialog.tsx';
import { showDialog, useCommandDialog, useCommands } from './commands.ts';
import { Header } from './Header.tsx';
import { Nav } from './Nav.tsx';
import { Palette } from './Palette.tsx';
import { ScreenBoundary } from './ScreenBoundary.tsx';
import { loadScreens, ScreenOf } from './screens.tsx';
import { StatusBar } from './StatusBar.tsx';
import styles from './Shell.module.css';

/** Long enough for the first screen to be drawn, short enough that nobody has clicked yet. */
const loadOthersAfterMs = 700;

/** The window with a case open: header, navigation, the current screen, status bar. */
export const Shell = ({ state, openCase }: { readonly state: AppState; readonly openCase: CaseInfo }) => {
  const route = useRoute();
  const commands = useCommands();
  const dialog = useCommandDialog();
  const [isSettled, setSettled] = useState(false);
  useWindowKeys(commands);
  useEffect(watchRegions, []);
  useEffect(() => {
    // Once the first screen has its rows, and nothing else is left to do.
    const waiting = setTimeout(() => {
      setSettled(true);
      void loadScreens();
    }, loadOthersAfterMs);
    return () => clearTimeout(waiting);
  }, []);
  return (
    <div className={styles['shell']}>
      <Header openCase={openCase} preferences={state.preferences} />
      <Nav openCase={openCase} screen={route.screen} isSettled={isSettled} />
      <main className={styles['main']}>
        <ScreenBoundary key={`${openCase.path}:${route.screen}`}>
          <Suspense>
            <ScreenOf route={route} />
          </Suspense>
        </ScreenBoundary>
      </main>
      <StatusBar openCase={openCase} />
      <Palette />
      {dialog === 'about' ? <AboutDialog version={state.version} /> : null}
      {dialog === 'export' ? <ExportDialog onClose={() => showDialog('none')} /> : null}
    </div>
  );
};

/** A dialog keeps the focus to itself. */
const unlessAsked = (run: () => void) => (): void => {
  if (document.querySelector('[role="dialog"]') === null) run();
};

/** Keys of the whole window. In a text field they keep their usual meaning, but for F6, which has none there. */
const useWindowKeys = ({ undo, redo }: Pick<ReturnType<typeof useCommands>, 'undo' | 'redo'>): void => {
  const unlessWriting = (run: () => void) => (event: KeyboardEvent) => {
    if (isTextField(event.target)) return;
    event.preventDefault();
    run();
  };
  const options = { preventDefault: false };
  useHotkeys(
    [
      ['mod+Z', unlessWriting(undo), options],
      ['mod+Y', unlessWriting(redo), options],
      ['mod+shift+Z', unlessWriting(redo), options],
      ['alt+ArrowLeft', unlessWriting(goBack), options],
      ['alt+ArrowRight', unlessWriting(goForward), options],
      ['F6', unlessAsked(() => goToRegion(1))],
      ['shift+F6', unlessAsked(() => goToRegion(-1))],
    ],
    [],
  );
};
