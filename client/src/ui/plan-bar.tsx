/** How one step of a work plan stands. */
export type StepMark = 'done' | 'current' | 'late' | 'todo';

/** One segment per step; decoration beside the words, so hidden from readers. */
export const PlanBar = ({ steps }: { readonly steps: readonly StepMark[] }) =>
  steps.length === 0 ? null : (
    <div class="plan" aria-hidden="true">
      {steps.map((mark, index) => (
        <i key={String(index)} class={mark} />
      ))}
    </div>
  );
