import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Locale } from '#shared/ipc/contract.ts';
import type { AppCommand } from '#shared/ipc/events.ts';

const words = {
  fr: {
    file: 'Fichier',
    'new-case': 'Nouveau dossier…',
    'open-case': 'Ouvrir un dossier…',
    'save-copy': 'Enregistrer une copie…',
    import: 'Importer des factures…',
    export: 'Exporter un classeur…',
    'close-case': 'Fermer le dossier',
    quit: 'Quitter',
    edit: 'Édition',
    undo: 'Annuler',
    redo: 'Rétablir',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    find: 'Rechercher…',
    view: 'Affichage',
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
    zoomReset: 'Taille normale',
    fullScreen: 'Plein écran',
    proof: 'Preuve',
    verify: 'Vérifier le dossier',
    help: 'Aide',
    about: 'À propos de Constat',
  },
  en: {
    file: 'File',
    'new-case': 'New case…',
    'open-case': 'Open a case…',
    'save-copy': 'Save a copy…',
    import: 'Import invoices…',
    export: 'Export a workbook…',
    'close-case': 'Close the case',
    quit: 'Quit',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    find: 'Find…',
    view: 'View',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    zoomReset: 'Actual size',
    fullScreen: 'Full screen',
    proof: 'Proof',
    verify: 'Verify the case',
    help: 'Help',
    about: 'About Constat',
  },
} as const;

type Item = (
  command: AppCommand['command'],
  accelerator?: string,
  isPageKey?: boolean,
) => MenuItemConstructorOptions;

const separator: MenuItemConstructorOptions = { type: 'separator' };

const fileItems = (item: Item, quitLabel: string): MenuItemConstructorOptions[] => [
  item('new-case', 'CmdOrCtrl+N'),
  item('open-case', 'CmdOrCtrl+O'),
  item('save-copy', 'CmdOrCtrl+Shift+S'),
  separator,
  item('import', 'CmdOrCtrl+I'),
  item('export', 'CmdOrCtrl+E'),
  separator,
  item('close-case'),
  { role: 'quit', label: quitLabel },
];

/**
 * Sets the application menu. Undo and redo show their keys but leave them to the page: inside a text field they are
 * the field's own.
 */
export const setMenu = (locale: Locale, send: (command: AppCommand['command']) => void): void => {
  const text = words[locale];
  const item = (
    command: AppCommand['command'],
    accelerator?: string,
    isPageKey = false,
  ): MenuItemConstructorOptions => ({
    label: text[command],
    click: () => send(command),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: !isPageKey }),
  });
  const template: MenuItemConstructorOptions[] = [
    { label: text.file, submenu: fileItems(item, text.quit) },
    {
      label: text.edit,
      submenu: [
        item('undo', 'CmdOrCtrl+Z', true),
        item('redo', 'CmdOrCtrl+Y', true),
        separator,
        { role: 'cut', label: text.cut },
        { role: 'copy', label: text.copy },
        { role: 'paste', label: text.paste },
        separator,
        item('find', 'CmdOrCtrl+K', true),
      ],
    },
    {
      label: text.view,
      submenu: [
        { role: 'zoomIn', label: text.zoomIn },
        { role: 'zoomOut', label: text.zoomOut },
        { role: 'resetZoom', label: text.zoomReset },
        { role: 'togglefullscreen', label: text.fullScreen },
      ],
    },
    { label: text.proof, submenu: [item('verify')] },
    { label: text.help, submenu: [item('about')] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
};
