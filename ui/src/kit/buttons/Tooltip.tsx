import type { ReactElement } from 'react';
import {
  type TooltipProps as AriaProps,
  Tooltip as AriaTooltip,
  Focusable,
  TooltipTrigger,
} from 'react-aria-components';

export interface TooltipProps {
  /** Words shown on hover and on focus. */
  text: string;
  placement?: AriaProps['placement'];
  /** One Btn, IconBtn or native button or link. */
  children: ReactElement;
  /** True when the child is a native element and not one of the kit's buttons. */
  isNative?: boolean;
  isDisabled?: boolean;
}

/** Words beside a control: they stay under the pointer and go with Esc. */
export function Tooltip({
  text,
  placement = 'bottom',
  children,
  isNative = false,
  isDisabled = false,
}: TooltipProps) {
  return (
    <TooltipTrigger delay={400} closeDelay={200} isDisabled={isDisabled}>
      {/* biome-ignore lint/suspicious/noExplicitAny: the library types the child by its exact attributes */}
      {isNative ? <Focusable>{children as any}</Focusable> : children}
      <AriaTooltip className="pp-tooltip" placement={placement} offset={4}>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
