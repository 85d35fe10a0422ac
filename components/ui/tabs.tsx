"use client";

import type { ReactNode } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components/Tabs";
import { classNames } from "./class-names.ts";
import { tabLook } from "./tab-look.ts";

type TabsProps = {
  label: string;
  tabs: { id: string; label: ReactNode; content: ReactNode }[];
  defaultTab?: string;
  className?: string;
};

/** Sides of one thing. What belongs in the address of the page uses `TabLinks` instead. */
export function Tabs({ label, tabs, defaultTab, className }: TabsProps) {
  return (
    <AriaTabs defaultSelectedKey={defaultTab} className={className}>
      <TabList aria-label={label} className={tabLook.list}>
        {tabs.map((tab) => (
          <Tab
            key={tab.id}
            id={tab.id}
            className={({ isSelected }) => classNames(tabLook.tab, isSelected ? tabLook.chosen : tabLook.other)}
          >
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="pt-4">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
