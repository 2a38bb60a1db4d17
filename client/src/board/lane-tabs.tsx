import { Light } from '../ui/light.tsx';
import { lateOf, type Section } from './sections.ts';

/** One lane of the tabs by which a phone shows one at a time. */
export type Tab = { readonly name: string; readonly sections: readonly Section[] };

/** Chooses the lane that is seen where only one is. */
export const LaneTabs = ({
  tabs,
  shown,
  onShow,
}: {
  readonly tabs: readonly Tab[];
  readonly shown: number;
  readonly onShow: (lane: number) => void;
}) => (
  <div class="lane-tabs">
    {tabs.map(({ name, sections }, lane) => {
      const issues = sections.flatMap((section) => section.issues);
      const late = lateOf(issues).length;
      return (
        <button
          key={name}
          type="button"
          aria-pressed={lane === shown ? 'true' : 'false'}
          onClick={() => onShow(lane)}
        >
          {name} {issues.length}
          {late > 0 && <Light tone="late">{late}</Light>}
        </button>
      );
    })}
  </div>
);
