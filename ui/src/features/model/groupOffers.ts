import { matches } from '@kit';
import type { KindInfo, Offer, SectionInfo } from '@/api/wire';

export interface KindGroup {
  kind: string;
  label: string;
  offers: Offer[];
}
export interface SectionGroup {
  section: string;
  name: string;
  kinds: KindGroup[];
}

/** Offers that hold all the words typed, in their title, kind or fields. */
export function filterOffers(offers: readonly Offer[], typed: string, labelOf: (kind: string) => string) {
  if (!typed.trim()) return offers;
  return offers.filter((offer) =>
    matches([offer.title, labelOf(offer.kind), ...offer.fields.flat()].join(' '), typed),
  );
}

/** Offers under their section and kind, in the order they come. */
export function groupOffers(
  offers: readonly Offer[],
  kinds: readonly KindInfo[],
  sections: readonly SectionInfo[],
): SectionGroup[] {
  const groups: SectionGroup[] = [];
  for (const offer of offers) {
    const kind = kinds.find((each) => each.name === offer.kind);
    const code = kind?.section ?? '';
    let group = groups.find((each) => each.section === code);
    if (!group) {
      const name = sections.find((each) => each.code === code)?.name ?? '';
      group = { section: code, name, kinds: [] };
      groups.push(group);
    }
    let ofKind = group.kinds.find((each) => each.kind === offer.kind);
    if (!ofKind) {
      ofKind = { kind: offer.kind, label: kind?.plural ?? '', offers: [] };
      group.kinds.push(ofKind);
    }
    ofKind.offers.push(offer);
  }
  return groups;
}
