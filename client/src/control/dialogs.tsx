import type { SubjectType } from '../forms/doable.ts';
import { LoadedForm } from '../forms/loaded-form.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** An action whose form stands in front of the page. */
export type Opened = {
  readonly type: SubjectType;
  readonly id: string;
  readonly action: string;
  readonly label: string;
  /** Once it is done. */
  readonly onDone?: () => void;
};

/** The form of a rarer action, as everywhere; Esc closes it and keeps what was typed. */
export const Dialogs = ({
  opened,
  onClose,
}: {
  readonly opened: Opened | null;
  readonly onClose: () => void;
}) => {
  if (!opened) return null;
  const { type, id, action, label, onDone } = opened;
  return (
    <Dialog label={label} onClose={onClose}>
      <LoadedForm
        key={`${action} ${id}`}
        type={type}
        id={id}
        action={action}
        isPrimary
        // The stream brings what holds now.
        onStale={() => {}}
        onDone={() => {
          onClose();
          onDone?.();
        }}
        onClose={onClose}
      />
    </Dialog>
  );
};
