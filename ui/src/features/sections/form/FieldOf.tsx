import {
  ChoiceField,
  DateField,
  type FieldFrame,
  LongTextField,
  MultiChoiceField,
  NumberField,
  TextField,
  YesNoField,
} from '@kit';
import { memo, useCallback, useMemo } from 'react';
import { useKinds } from '@/api/catalogue';
import { useTyped } from '@/api/typing';
import type { CodeInfo } from '@/api/wire';
import { ShapeField } from '@/features/map/ShapeField';
import { t } from '@/texts';
import { CodeSearchField } from './CodeSearchField';
import { CommuneCodeField } from './CommuneCodeField';
import { CommunesField } from './CommunesField';
import { useCalm, useCalmFindings } from './calm';
import { fieldExtra } from './FieldExtra';
import { type Control, controlOf, isTall, isWide, rowsFor } from './fieldControl';
import type { ControlProps, FieldOfProps } from './fieldProps';
import { joined, memberOf, membersOf, shapeOf } from './fieldText';
import { LinkField } from './LinkField';
import { LinksField } from './LinksField';

const MONO = /^(sha256|content_hash|base_hash|digest|record_id|model_record_id|package_id|section_hashes)$/;

const NONE: readonly CodeInfo[] = [];

/** One field of a form, typed in the control that fits it. Each keystroke is kept. */
export const FieldOf = memo(function FieldOf(props: FieldOfProps) {
  const { plan, kind, id, field, start, shown, findings, isReadOnly } = props;
  const { list } = useKinds();
  const rows = field.of ? list(field.of) : NONE;
  const control = controlOf(kind, field, rows);
  const spot = useMemo(
    () => ({ plan, kind, id, field: field.name, start }),
    [plan, kind, id, field.name, start],
  );
  const typed = useTyped(spot, shown);
  const { isCalm, settle } = useCalm(typed.text);
  const calmFindings = useCalmFindings(findings, isCalm);
  const { leave } = typed;
  const onLeave = useCallback(() => {
    settle();
    leave();
  }, [settle, leave]);
  const isUnclear = isCalm && typed.unclear !== undefined && calmFindings.length === 0;
  const frame: FieldFrame = {
    label: field.label,
    name: field.name,
    essential: field.mark === 'E' && !isReadOnly,
    help: field.help,
    source: field.source,
    understood: isCalm ? (typed.understood ?? '') : '',
    findings: calmFindings,
    extra: fieldExtra(
      props,
      control,
      isUnclear && (
        <span className="pp-quiet">
          {t('sections.field.unclear', { text: typed.text, expected: typed.unclear ?? '' })}
        </span>
      ),
    ),
    isReadOnly,
  };
  return (
    <div className="sections-field" data-wide={isWide(control, rows) || undefined}>
      <ControlOf
        control={control}
        props={props}
        spot={spot}
        typed={{ ...typed, leave: onLeave }}
        frame={frame}
      />
    </div>
  );
});

function ControlOf({ control, ...rest }: ControlProps & { control: Control }) {
  const { props, spot, typed, frame } = rest;
  const { field, value, shown } = props;
  const { list } = useKinds();
  const plain = { ...frame, value: typed.text, onChange: typed.type, onLeave: typed.leave };
  const rows = field.of ? list(field.of) : [];
  switch (control) {
    case 'long':
      return <LongTextField {...plain} />;
    case 'number':
      return <NumberField {...plain} unit={field.unit ?? undefined} />;
    case 'yes_no':
      return <YesNoField {...plain} />;
    case 'date':
      return <DateField {...plain} />;
    case 'partial_date':
      return <TextField {...plain} isShort />;
    case 'made':
      return <TextField {...plain} isReadOnly />;
    case 'radios':
    case 'choice': {
      const code = memberOf(typed.text, shown, value);
      const options = rowsFor(rows, [code]);
      return (
        <ChoiceField
          {...plain}
          value={code}
          options={options}
          asRadios={control === 'radios'}
          isVertical={isTall(options)}
        />
      );
    }
    case 'search_choice':
      return <CodeSearchField {...rest} rows={rows} />;
    case 'choices': {
      const codes = membersOf(typed.text, shown, value);
      return (
        <MultiChoiceField
          {...frame}
          value={codes}
          onChange={(next) => typed.type(joined(next))}
          onLeave={typed.leave}
          options={rowsFor(rows, codes)}
        />
      );
    }
    case 'link':
      return <LinkField {...rest} />;
    case 'links':
      return <LinksField {...rest} />;
    case 'commune_code':
      return <CommuneCodeField {...rest} />;
    case 'communes':
      return <CommunesField {...rest} />;
    case 'shape':
      return (
        <ShapeField
          spot={spot}
          field={field}
          geometry={shapeOf(value)}
          sentence={props.sentence}
          findings={frame.findings}
          isReadOnly={props.isReadOnly}
        />
      );
    default:
      return (
        <TextField
          {...plain}
          isMono={MONO.test(field.name) || (props.kind === 'contact_point' && field.name === 'value')}
        />
      );
  }
}
