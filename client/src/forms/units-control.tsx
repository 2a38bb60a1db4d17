import { useQuery } from 'urql';
import { UnitsDocument } from '../gql/later.ts';
import { Button } from '../ui/button.tsx';
import { plain } from '../words/format.ts';
import { useFormWords } from '../words/forms.ts';
import type { FormField } from './values.ts';

/** Fields that name many units at once: whom a meeting invites. */
const MANY = ['invited', 'units'];

/** Whether units are ticked one beside the other rather than looked up one by one. */
export const isUnitsList = ({ kind, name, item }: FormField): boolean =>
  kind === 'LIST' && item?.refType === 'Unit' && MANY.includes(name);

/** All units, the members of the conference first, each to be ticked; the members all at once. */
export const UnitsControl = ({
  id,
  value,
  onValue,
}: {
  readonly id: string;
  readonly value: unknown;
  readonly onValue: (value: readonly string[]) => void;
}) => {
  const { language, say } = useFormWords();
  const [{ data }] = useQuery({ query: UnitsDocument });
  const units = data?.units.nodes ?? [];
  const chosen = (Array.isArray(value) ? value : []).filter(
    (one): one is string => typeof one === 'string' && one !== '',
  );
  const isMember = ({ roles }: (typeof units)[number]) => roles.includes('MEMBER');
  const members = units.filter(isMember);
  const others = units.filter((unit) => !isMember(unit));
  const box = (unit: (typeof units)[number], index: number) => (
    <label class="choice" key={unit.id}>
      <input
        id={index === 0 ? `${id}-0` : undefined}
        type="checkbox"
        value={unit.code}
        checked={chosen.includes(unit.id)}
        onChange={(event) =>
          onValue(
            event.currentTarget.checked
              ? [...chosen, unit.id]
              : chosen.filter((one) => one !== unit.id),
          )
        }
      />
      {plain(unit.shortName, language)}
    </label>
  );
  const otherCount = others.filter((unit) => chosen.includes(unit.id)).length;
  return (
    <div class="units-field">
      <div class="row">
        <Button
          isOff={members.length === 0}
          onPress={() => onValue([...new Set([...chosen, ...members.map((unit) => unit.id)])])}
        >
          {say.allMembers}
        </Button>
        {chosen.length > 0 && <Button onPress={() => onValue([])}>{say.noUnits}</Button>}
        <span class="muted small" role="status">
          {say.unitsChosen(chosen.length)}
        </span>
      </div>
      <div class="choices">{members.map(box)}</div>
      <details class="small" open={otherCount > 0}>
        <summary class="muted">{say.otherUnits(others.length)}</summary>
        <div class="choices">{others.map((unit) => box(unit, 1))}</div>
      </details>
    </div>
  );
};
