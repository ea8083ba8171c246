import { createTheme } from '@mantine/core';
import { dark, gray, iris, red } from './tokens/colours.ts';
import classes from './theme.module.css';

const px = (value: number) => `${value / 16}rem`;

/** The look: one accent, one type scale, a 4 px grid, one radius, one shadow. */
export const theme = createTheme({
  primaryColor: 'iris',
  primaryShade: { light: 6, dark: 6 },
  colors: { iris, gray, dark, red },
  autoContrast: true,
  black: gray[9],
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace",
  fontSizes: { xs: px(12), sm: px(13), md: px(14), lg: px(16), xl: px(20) },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.35' },
  headings: {
    fontWeight: '600',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: px(24), lineHeight: '1.25' },
      h2: { fontSize: px(20), lineHeight: '1.3' },
      h3: { fontSize: px(16), lineHeight: '1.4' },
      h4: { fontSize: px(14), lineHeight: '1.45' },
      h5: { fontSize: px(13), lineHeight: '1.45' },
      h6: { fontSize: px(12), lineHeight: '1.45' },
    },
  },
  spacing: { xs: px(8), sm: px(12), md: px(16), lg: px(24), xl: px(32) },
  radius: { xs: px(4), sm: px(4), md: px(8), lg: px(8), xl: px(8) },
  defaultRadius: 'md',
  shadows: {
    xs: 'none',
    sm: 'var(--floating-shadow)',
    md: 'var(--floating-shadow)',
    lg: 'var(--floating-shadow)',
    xl: 'var(--floating-shadow)',
  },
  breakpoints: { xs: '37.5em', sm: '48em', md: '62em', lg: '75em', xl: '88em' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' }, classNames: { root: classes.button } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 32 } },
    Card: { defaultProps: { withBorder: true, padding: 'md' }, classNames: { root: classes.card } },
    Paper: { defaultProps: { withBorder: true } },
    InputWrapper: {
      classNames: { label: classes.inputLabel, description: classes.inputNote, error: classes.inputNote },
    },
    TextInput: { defaultProps: { size: 'sm' } },
    Checkbox: { defaultProps: { radius: 'sm', size: 'xs' } },
    Badge: { defaultProps: { radius: 'sm', variant: 'light' }, classNames: { root: classes.badge } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false }, classNames: { tooltip: classes.tooltip } },
    Menu: { defaultProps: { shadow: 'md', position: 'bottom-end', withInitialFocusPlaceholder: false } },
    Popover: { defaultProps: { shadow: 'md' } },
    Modal: {
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.35 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    SegmentedControl: {
      defaultProps: { size: 'xs', withItemsBorders: false },
      classNames: { root: classes.segmented },
    },
    Tabs: { classNames: { tab: classes.tab, list: classes.tabList } },
    Kbd: { classNames: { root: classes.kbd } },
    NavLink: { classNames: { root: classes.navLink } },
  },
});
