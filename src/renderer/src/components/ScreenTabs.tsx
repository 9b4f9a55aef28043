import { Tabs } from '@mantine/core';

/** The parts of a screen, under its title. Draws only the row of tabs; the screen draws the chosen part. */
export const ScreenTabs = <K extends string>({
  label,
  tabs,
  value,
  onChange,
}: {
  readonly label: string;
  readonly tabs: readonly { readonly key: K; readonly label: string }[];
  readonly value: K;
  readonly onChange: (key: K) => void;
}) => (
  <Tabs
    value={value}
    mb={12}
    onChange={(key) => {
      const chosen = tabs.find((tab) => tab.key === key);
      if (chosen !== undefined) onChange(chosen.key);
    }}
  >
    <Tabs.List aria-label={label}>
      {tabs.map((tab) => (
        <Tabs.Tab key={tab.key} value={tab.key}>
          {tab.label}
        </Tabs.Tab>
      ))}
    </Tabs.List>
  </Tabs>
);
