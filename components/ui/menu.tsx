"use client";

import { MoreHorizontal } from "lucide-react";
import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import { Button } from "./button.tsx";
import type { MenuChoice } from "./choice.ts";
import { Opening } from "./opening.tsx";
import { useLoadedSoon } from "./use-loaded-soon.ts";

const loadList = () => import("./menu-list.tsx").then((module) => module.MenuList);
const MenuList = dynamic(loadList, { ssr: false, loading: Opening });

type MenuProps = {
  /** Accessible name of the button and of its list: "What can be done with …". */
  label: string;
  choices: MenuChoice[];
  isPending?: boolean;
};

/** A menu of actions on one thing. The list that opens is loaded after the page. */
export function Menu({ label, choices, isPending }: MenuProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  useLoadedSoon(loadList);
  return (
    <>
      <Button
        ref={trigger}
        look="plain"
        size="icon"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        isPending={isPending}
        onPress={() => setIsOpen(true)}
        onKeyDown={(event) => {
          if (isPending || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
          event.preventDefault();
          setIsOpen(true);
        }}
      >
        <MoreHorizontal aria-hidden="true" className="size-4" />
      </Button>
      {isOpen ? <MenuList label={label} trigger={trigger} choices={choices} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}
