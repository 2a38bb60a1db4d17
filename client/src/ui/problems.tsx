import { useEffect, useRef } from 'preact/hooks';

/** All problems of a form summed on top, each leading to its field; takes the focus when it comes. */
export const Problems = ({
  title,
  problems,
}: {
  readonly title: string;
  readonly problems: readonly { readonly fieldId: string; readonly message: string }[];
}) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [problems]);
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
