/** A sentence of a rule before it meets a plan: its places are shown as what will stand there. */
export function WithPlaces({ text }: { text: string }) {
  return text.split(/\{(\w+)\}/g).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a sentence have no name but their place
      <var key={index}>{part.replaceAll('_', ' ')}</var>
    ),
  );
}
