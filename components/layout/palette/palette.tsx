"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Autocomplete, useFilter } from "react-aria-components/Autocomplete";
import { Header, ListBox, ListBoxItem, ListBoxSection } from "react-aria-components/ListBox";
import { Dialog, Modal, ModalOverlay } from "react-aria-components/Modal";
import { SearchField } from "react-aria-components/SearchField";
import { Input } from "react-aria-components/TextField";
import type { ShellContents } from "#components/layout/shell-contents.ts";
import { KeyCap } from "#components/ui/key-cap.tsx";
import type { Display } from "#db/terms/display.ts";
import { type Command, useCommands } from "./palette-commands.tsx";
import { useFound } from "./use-found.tsx";

export type PaletteProps = {
  /** What was typed while this was being loaded. */
  initialText: string;
  contents: ShellContents;
  onDisplay: (part: Partial<Display>) => void;
  onKeys: () => void;
  onClose: () => void;
};

/** Command palette (Ctrl K): screens and actions by name, and patients by name, birth date or number. */
export function Palette({ initialText, contents, onDisplay, onKeys, onClose }: PaletteProps) {
  const words = useTranslations("shell.search");
  const router = useRouter();
  const { contains } = useFilter({ sensitivity: "base" });
  const [text, setText] = useState(initialText);
  const goTo = (address: string) => router.push(address);
  const mayLook = contents.screens.some(({ screen }) => screen === "patients");
  const found = useFound(text, contents, goTo);
  const groups = [...useCommands({ contents, onDisplay, onKeys, goTo }), ...found.groups];
  const outcome = found.hasFailed ? words("failed") : words("found", { count: found.patientCount });
  const emptyWords = found.isLooking ? words("looking") : found.hasFailed ? outcome : words("none", { text });
  const commands = groups.flatMap((group) => group.commands);
  const choose = (id: string) => {
    onClose();
    commands.find((command) => command.id === id)?.run();
  };
  return (
    <ModalOverlay
      isOpen
      onOpenChange={onClose}
      isDismissable
      className="fixed inset-0 z-50 flex animate-appear items-start justify-center bg-shade p-3 pane:pt-[12dvh]"
    >
      <Modal className="w-full max-w-xl animate-rise overflow-hidden rounded-card border border-line bg-raised shadow-float">
        <Dialog aria-label={words(mayLook ? "titleWithPatients" : "title")} className="outline-none">
          <Autocomplete
            // What was found for the text is not filtered by it again: patients are found by sound, date or number.
            filter={(line, typed, node) => String(node.key).startsWith("found-") || contains(line, typed)}
            inputValue={text}
            onInputChange={setText}
          >
            <SearchField
              aria-label={words(mayLook ? "fieldWithPatients" : "field")}
              autoFocus
              className="flex items-center gap-3 border-line border-b px-4"
            >
              <Search aria-hidden="true" className="size-4.5 shrink-0 text-ink-faint" />
              <Input
                placeholder={words(mayLook ? "fieldWithPatients" : "field")}
                className="h-13 min-w-0 grow bg-transparent text-large outline-none placeholder:text-ink-faint [&::-webkit-search-cancel-button]:hidden"
              />
            </SearchField>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard; the arrow keys stay with the field */}
            <div tabIndex={0} className="max-h-[min(24rem,60dvh)] overflow-auto focus-visible:-outline-offset-2">
              <ListBox
                aria-label={words("results")}
                selectionMode="none"
                onAction={(key) => choose(String(key))}
                renderEmptyState={() => <p className="px-3 py-6 text-center text-ink-soft">{emptyWords}</p>}
                className="p-2 outline-none"
              >
                {groups.map((group) => (
                  <ListBoxSection key={group.id} id={group.id}>
                    <Header className="px-2.5 pt-2 pb-1 text-ink-soft text-small">{group.label}</Header>
                    {group.commands.map((command) => (
                      <PaletteLine key={command.id} command={command} />
                    ))}
                  </ListBoxSection>
                ))}
              </ListBox>
            </div>
          </Autocomplete>
          <p role="status" className="sr-only">
            {found.isAsked && !found.isLooking ? outcome : null}
          </p>
          <PaletteKeys hasPatients={mayLook} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteLine({ command }: { command: Command }) {
  return (
    <ListBoxItem
      id={command.id}
      textValue={command.label}
      className="flex min-h-control cursor-pointer items-center gap-3 rounded-mark px-2.5 outline-none data-[focused]:bg-lead-soft [&_svg]:text-ink-faint"
    >
      {command.icon}
      <span className="min-w-0">
        {command.label}
        {command.detail ? <span className="text-ink-soft"> {command.detail}</span> : null}
      </span>
    </ListBoxItem>
  );
}

function PaletteKeys({ hasPatients }: { hasPatients: boolean }) {
  const words = useTranslations("shell.search");
  return (
    <footer
      aria-hidden="true"
      className="hidden gap-4 border-line border-t bg-sunken px-4 py-2 text-ink-soft text-small desk:flex"
    >
      <span>
        <KeyCap>↑</KeyCap> <KeyCap>↓</KeyCap> {words("choose")}
      </span>
      <span>
        <KeyCap>Enter</KeyCap> {words("go")}
      </span>
      <span>
        <KeyCap>Esc</KeyCap> {words("close")}
      </span>
      {hasPatients ? <span className="ml-auto truncate">{words("example")}</span> : null}
    </footer>
  );
}
