"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Opening } from "#components/ui/opening.tsx";
import type { Colleague } from "./task-fields.tsx";

const AddTaskForm = dynamic(() => import("./add-task-form.tsx").then((module) => module.AddTaskForm), {
  ssr: false,
  loading: Opening,
});

type AddTaskProps = { patientId: string; colleagues: Colleague[]; dueOn: string };

/** Creates a task about this patient, separately from a conclusion. */
export function AddTask(props: AddTaskProps) {
  const words = useTranslations("tasks.form");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button size="small" onPress={() => setIsOpen(true)}>
        {words("add")}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={words("add")}>
        <AddTaskForm {...props} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}
