import { useState } from 'react';

/** Whether the field is not being typed in: what was read is said on leaving, not at each letter. */
export function useLeft(onLeave?: () => void) {
  const [isLeft, setLeft] = useState(true);
  return {
    isLeft,
    focus: {
      onFocus: () => setLeft(false),
      onBlur: () => {
        setLeft(true);
        onLeave?.();
      },
    },
  };
}
