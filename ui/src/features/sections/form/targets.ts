import { collator, notify, type Option } from '@kit';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { act } from '@/api/act';
import { useKinds } from '@/api/catalogue';
import { call } from '@/api/client';
import type { Kind } from '@/api/kinds.names';
import { recordsQuery } from '@/api/queries';
import type { KindInfo } from '@/api/wire';
import { links } from '@/app/links';
import { useGo } from '@/app/useGo';
import { t } from '@/texts';
import { essentials, subtitleOf, titleOf } from '../recordItems';
import { splitName } from './fieldText';

/** The records that a link may lead to, by name; read only when they are wanted. */
export function useTargets(plan: string, target: Kind, isWanted: boolean): readonly Option[] | undefined {
  const info = useKinds().kind(target);
  const { data } = useQuery({ ...recordsQuery(plan, target), enabled: isWanted });
  return useMemo(() => {
    const fields = essentials(info).slice(0, 2);
    return data
      ?.map((record) => ({
        id: record.id,
        name: titleOf(record),
        detail: subtitleOf(fields, record) || undefined,
      }))
      .sort((a, b) => collator.compare(a.name, b.name));
  }, [data, info]);
}

/** The field that a new record gets its name in, if its name is a text. */
export function nameField(info: KindInfo): string | undefined {
  const [first] = info.titleFields;
  return info.fields.find((field) => field.name === first && field.type === 'text')?.name;
}

/** The fields of a new record that is made from a name alone. */
export function namedFields(info: KindInfo, text: string): [string, string][] {
  const field = nameField(info);
  if (!field) return [];
  if (info.name !== 'person') return [[field, text]];
  const { surname, givenName } = splitName(text);
  return [
    ['surname', surname],
    ['given_name', givenName],
  ];
}

/** Makes a record of a kind from its name, and says so. Nothing when the kind has no name of its own. */
export function useCreateNamed(
  plan: string,
  target: Kind,
  onMade: (id: string) => void,
): ((text: string) => void) | undefined {
  const info = useKinds().kind(target);
  const go = useGo();
  const create = useCallback(
    async (text: string) => {
      const [named, ...rest] = namedFields(info, text);
      if (!named) return;
      const made = await act(plan, async () => {
        const { record } = await call('new_record', { plan, kind: target, with: rest });
        return call('set_field', {
          plan,
          kind: target,
          id: record.id,
          field: named[0],
          text: named[1],
          with: rest,
        });
      });
      if (!made) return;
      const { id } = made.record;
      onMade(id);
      notify({
        text: t('sections.what', { kind: info.label, title: text }),
        action: {
          label: t('sections.field.open'),
          onPress: () => go(links.forms(plan, info.section, { kind: target, record: id })),
        },
      });
    },
    [plan, target, info, onMade, go],
  );
  return nameField(info) ? (text) => void create(text) : undefined;
}
