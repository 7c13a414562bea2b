import { theme, type MappingAlgorithm, type ThemeConfig } from 'antd';

const screenFont =
  '"Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';

// The compact algorithm also shrinks text to 10 px, which nobody reads for eight hours: sizes are set back to 13 and 12.
const readableCompact: MappingAlgorithm = (seed, map) => ({
  ...theme.compactAlgorithm(seed, map),
  fontSizeSM: 12,
  fontSize: 13,
  fontSizeLG: 14,
  fontSizeXL: 16,
  fontHeight: 20,
  fontHeightSM: 18,
  fontHeightLG: 22,
  lineHeight: 20 / 13,
  lineHeightSM: 1.5,
  lineHeightLG: 22 / 14,
  controlHeight: 28,
  controlHeightSM: 24,
  controlHeightLG: 34,
});

// Red is for primary actions and for errors: an input that merely has the focus is dark grey.
const calmFocus = {
  activeBorderColor: '#57606A',
  hoverBorderColor: '#9AA2AC',
  activeShadow: '0 0 0 2px rgba(87, 96, 106, 0.14)',
};

/** The one visual language (DESIGN section 7): light grey ground, white content, thin lines, one quiet red. */
export const yanzhenTheme: ThemeConfig = {
  cssVar: { key: 'yanzhen' },
  hashed: false,
  algorithm: readableCompact,
  token: {
    colorPrimary: '#B3261E',
    colorInfo: '#3A5A7A',
    colorSuccess: '#2E7D4F',
    colorWarning: '#B26A00',
    colorError: '#B3261E',
    colorLink: '#2B5C8A',
    colorText: '#1F2328',
    colorTextSecondary: '#57606A',
    colorBorder: '#D5D9DE',
    colorBorderSecondary: '#E6E8EB',
    colorBgLayout: '#F4F5F6',
    borderRadius: 3,
    fontFamily: screenFont,
    fontSize: 13,
    controlHeight: 30,
    // Whoever has switched animations off in the system gets none here either.
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    motionDurationFast: '0.06s',
    motionDurationMid: '0.1s',
    motionDurationSlow: '0.14s',
    boxShadowTertiary: 'none',
  },
  components: {
    Table: {
      headerBg: '#F7F8F9',
      headerColor: '#57606A',
      headerSplitColor: 'transparent',
      rowHoverBg: '#FAF6F5',
      rowSelectedBg: '#FBEEEC',
      rowSelectedHoverBg: '#F8E5E2',
      cellPaddingBlockSM: 7,
      cellPaddingInlineSM: 8,
    },
    Menu: {
      itemHeight: 34,
      itemSelectedBg: '#FBEEEC',
      itemSelectedColor: '#B3261E',
      itemBorderRadius: 3,
      iconSize: 15,
    },
    Input: calmFocus,
    InputNumber: calmFocus,
    Select: {
      activeBorderColor: '#57606A',
      hoverBorderColor: '#9AA2AC',
      optionSelectedBg: '#FBEEEC',
      activeOutlineColor: 'rgba(87, 96, 106, 0.14)',
    },
    Modal: { titleFontSize: 15 },
    Form: { itemMarginBottom: 10, labelColor: '#57606A' },
    Tree: { titleHeight: 28, nodeSelectedBg: '#FBEEEC' },
    Layout: { siderBg: '#FFFFFF', headerBg: '#FFFFFF', headerHeight: 48, headerPadding: '0 16px' },
  },
};
