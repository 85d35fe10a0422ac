/** One entry of a list to choose from. */
export type Choice = { id: string; label: string; detail?: string };

/** One action of a menu. */
export type MenuChoice = {
  id: string;
  label: string;
  onAction: () => void;
  /** Cannot be undone. */
  isGrave?: boolean;
};
