import { announce } from '../base/announce';
import { IconBtn } from '../buttons/IconBtn';
import { fill, kitTexts } from '../texts';

/** Value as plain text, with the command to copy it: no dead grey control. */
export function ReadOnlyValue({ label, text }: { label: string; text: string }) {
  return (
    <div className="pp-readonly">
      <span className={text ? 'pp-readonly-text' : 'pp-readonly-text pp-quiet'}>
        {text || kitTexts.readonly_empty}
      </span>
      {text && (
        <IconBtn
          icon="copy"
          size="small"
          name={fill(kitTexts.field.copy, { label })}
          onPress={async () => {
            await navigator.clipboard.writeText(text);
            announce(kitTexts.field.copied);
          }}
        />
      )}
    </div>
  );
}
