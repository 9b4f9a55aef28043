import { useHotkeys } from '@mantine/hooks';
import { ExportDialog } from '#renderer/features/exports/ExportDialog.tsx';
import { goBack, goForward, useRoute } from '#renderer/lib/route.ts';
import type { AppState, CaseInfo } from '#shared/ipc/contract.ts';
import { AboutDialog } from './AboutDialog.tsx';
import { showDialog, useCommandDialog, useCommands } from './commands.ts';
import { Header } from './Header.tsx';
import { Nav } from './Nav.tsx';
import { Palette } from './Palette.tsx';
import { ScreenBoundary } from './ScreenBoundary.tsx';
import { ScreenOf } from './screens.tsx';
import { StatusBar } from './StatusBar.tsx';
import styles from './Shell.module.css';

/** The window with a case open: header, navigation, the current screen, status bar. */
export const Shell = ({ state, openCase }: { readonly state: AppState; readonly openCase: CaseInfo }) => {
  const route = useRoute();
  const commands = useCommands();
  const dialog = useCommandDialog();
  // In a field these keys keep their usual meaning: useHotkeys ignores inputs.
  useHotkeys([
    ['mod+Z', commands.undo],
    ['mod+Y', commands.redo],
    ['mod+shift+Z', commands.redo],
    ['alt+ArrowLeft', goBack],
    ['alt+ArrowRight', goForward],
  ]);
  return (
    <div className={styles['shell']}>
      <Header openCase={openCase} preferences={state.preferences} />
      <Nav openCase={openCase} screen={route.screen} />
      <main className={styles['main']}>
        <ScreenBoundary key={`${openCase.path}:${route.screen}`}>
          <ScreenOf route={route} />
        </ScreenBoundary>
      </main>
      <StatusBar openCase={openCase} />
      <Palette />
      {dialog === 'about' ? <AboutDialog version={state.version} /> : null}
      {dialog === 'export' ? <ExportDialog onClose={() => showDialog('none')} /> : null}
    </div>
  );
};
