import { type CalendarDate, parseDate } from '@internationalized/date';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Dialog,
  DialogTrigger,
  Heading,
  Popover,
} from 'react-aria-components';
import { Icon } from '../base/Icon';
import { fill, kitTexts } from '../texts';

export interface CalendarButtonProps {
  /** Label of the date field. */
  label: string;
  /** Day shown chosen, yyyy-mm-dd. */
  iso?: string;
  /** Called with the day chosen, yyyy-mm-dd. */
  onPick: (iso: string) => void;
  isDisabled?: boolean;
}

function MonthHead() {
  return (
    <div className="pp-calendar-head">
      <Button slot="previous" className="pp-icon-btn">
        <Icon name="chevron-left" />
      </Button>
      <Heading />
      <Button slot="next" className="pp-icon-btn">
        <Icon name="chevron-right" />
      </Button>
    </div>
  );
}

/** Calendar beside a date field: a help for choosing, never the only way. */
export function CalendarButton({ label, iso, onPick, isDisabled }: CalendarButtonProps) {
  return (
    <DialogTrigger>
      <Button
        className="pp-icon-btn pp-icon-btn-edge"
        aria-label={fill(kitTexts.field.calendar, { label })}
        isDisabled={isDisabled}
      >
        <Icon name="calendar" />
      </Button>
      <Popover className="pp-pop pp-pop-padded">
        <Dialog aria-label={label}>
          {({ close }) => (
            <Calendar
              aria-label={label}
              autoFocus
              defaultValue={iso ? parseDate(iso) : undefined}
              onChange={(day: CalendarDate) => {
                onPick(day.toString());
                close();
              }}
            >
              <MonthHead />
              <CalendarGrid>
                <CalendarGridHeader>
                  {(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}
                </CalendarGridHeader>
                <CalendarGridBody>
                  {(date) => <CalendarCell className="pp-day" date={date} />}
                </CalendarGridBody>
              </CalendarGrid>
            </Calendar>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
