import { useEffect, useRef } from 'preact/hooks';

/**
 * All problems of a form summed on top, each leading to its field. Takes the focus once for each
 * attempt, and never while somebody mends a field.
 */
export const Problems = ({
  title,
  attempt,
  problems,
}: {
  readonly title: string;
  /** Counts how often the form was sent. */
  readonly attempt: number;
  readonly problems: readonly { readonly fieldId: string; readonly message: string }[];
}) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [attempt]);
  return (
    <div class="problems" role="alert" tabIndex={-1} ref={box}>
      <b>{title}</b>
      {problems.map(({ fieldId, message }) => (
        <div key={fieldId + message}>
          {fieldId ? (
            <a
              href={`#${fieldId}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(fieldId)?.focus();
              }}
            >
              {message}
            </a>
          ) : (
            message
          )}
        </div>
      ))}
    </div>
  );
};
