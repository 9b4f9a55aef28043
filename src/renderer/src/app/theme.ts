import {
  createTheme,
  type ButtonProps,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type MantineTheme,
} from '@mantine/core';

/** Ten shades around the accent; the fills actually used come from the tokens (see `cssVariables`). */
const ink: MantineColorsTuple = [
  '#eef4f8',
  '#dce8f0',
  '#b9d1e1',
  '#94b9d2',
  '#74a4c5',
  '#5f97bd',
  '#1f5f8b',
  '#1b557d',
  '#174a6d',
  '#0f3a58',
];

/** Mantine set up for dense, sober screens: small sizes, the tokens' radius and fonts, no animation to wait for. */
export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: 6,
  colors: { ink },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '11.5px', sm: '13px', md: '13px', lg: '15px', xl: '18px' },
  headings: { fontFamily: 'var(--font)', fontWeight: '650' },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: {
      defaultProps: { size: 'xs' },
      // The accent is light on a dark page: white words on it could not be read.
      vars: (_theme: MantineTheme, { color, variant = 'filled' }: ButtonProps) => ({
        root: variant === 'filled' && color === undefined ? { '--button-color': 'var(--accent-ink)' } : {},
      }),
    },
    ActionIcon: { defaultProps: { size: 'sm', variant: 'subtle' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', comboboxProps: { shadow: 'md' } } },
    MultiSelect: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Tabs: { defaultProps: { keepMounted: false } },
    Modal: {
      styles: {
        title: { fontSize: '15px', fontWeight: 650 },
        // On the dark overlay the shadow alone does not show where the dialog ends.
        content: { border: '1px solid var(--line-strong)' },
      },
      defaultProps: { centered: true, transitionProps: { duration: 0 }, overlayProps: { opacity: 0.35 } },
    },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 0 } } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 0 } } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 0 } } },
  },
});

const variables = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-2)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--over)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunk)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--sunk)',
  '--mantine-color-disabled-color': 'var(--ink-3)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-strong)',
  '--mantine-primary-color-light': 'var(--accent-soft)',
  '--mantine-primary-color-light-hover': 'var(--accent-soft)',
  '--mantine-primary-color-light-color': 'var(--accent)',
  '--mantine-primary-color-contrast': 'var(--accent-ink)',
  '--mantine-color-red-text': 'var(--over)',
  '--mantine-color-red-filled': '#b4441f',
  '--mantine-color-red-filled-hover': '#96371a',
  '--mantine-color-red-light': 'var(--over-soft)',
  '--mantine-color-red-light-hover': 'var(--over-soft)',
  '--mantine-color-red-light-color': 'var(--over)',
  '--mantine-color-ink-filled': 'var(--accent)',
  '--mantine-color-ink-filled-hover': 'var(--accent-strong)',
  '--mantine-color-ink-light': 'var(--accent-soft)',
  '--mantine-color-ink-light-color': 'var(--accent)',
  '--mantine-color-ink-text': 'var(--accent)',
  '--mantine-color-ink-outline': 'var(--accent)',
};

/** Maps Mantine's colours to the tokens, which know light and dark by themselves. */
export const cssVariables: CSSVariablesResolver = () => ({ variables, light: variables, dark: variables });
