//! 15. Persone, beni culturali e animali.

use crate::{codelists::*, kind, model::*, types::*};

kind! {
    /// How many need which help, by zone; names stay in the register of the office that keeps them.
    people_count: PeopleCount in Protection, min 1, typical 12,
    with [base]
    {
        zone_id: Link<Zone>, E O, "DPC25 [S]; GAR [S]; GDPR [B 95%]";
        need_kind: OneOf<NeedKind>, E O, "DPC25 [S]; GAR [S]; GDPR [B 95%]";
        persons: Int[min 0], E O, "DPC25 [S]; GAR [S]; GDPR [B 95%]";
        counted_on: Date, E O, "prassi";
        counted_by_id: Link<Organisation>, E O, "prassi";
        register_keeper_role_id: Link<CrisisUnitRole>, E O, "GDPR nostro";
        register_access: Text, E R, "GDPR nostro";
    }
}

kind! {
    /// Churches, archives, collections to save or secure.
    cultural_asset: CulturalAsset in Protection, min 0, typical 4,
    with [base, place, care, verify], geometry [Point, Polygon]
    {
        name: Text, E P, "DPCM21 [B 80%]";
        heritage_kind: OneOf<HeritageKind>, E P, "DPCM21 [B 80%]";
        protected_by_law: Bool, U P, "d.lgs. 42/2004 [B 95%]";
        authority_id: Link<Organisation>, U P, "d.lgs. 42/2004 [B 95%]";
        movable_items: Text, U R, "prassi";
        rescue_priority: Int[min 1], U R, "prassi";
        rescue_measure, safe_place: Text, U R, "prassi";
    }
}

kind! {
    /// Farms: animals to feed, milk or move, slurry to watch.
    livestock_farm: LivestockFarm in Protection, min 0, typical 10,
    with [base, place, care, verify], geometry [Point, Polygon], essential [verified_on], class O
    {
        name, farm_code: Text, E O, "prassi [B 85%] codice";
        vet_authority_id: Link<Organisation>, U O, "metodo Augustus [B 95%] F2 veterinaria";
        backup_power: OneOf<BackupPower>, U O, "prassi";
        milking: Bool, U O, "prassi";
        feed_days: Int[unit "giorni", min 0], U O, "prassi";
        water_source: Text, U O, "prassi";
        slurry_m3: Dec[unit "m³", min 0], U O, "prassi";
        dangerous_goods: Text, U O, "prassi";
        move_to: Text, U O, "prassi";
        loads_needed: Int[min 0], U O, "prassi";
    }
}

kind! {
    /// Heads by species.
    livestock_count: LivestockCount in Protection, min 1, typical 12,
    with [base], class O
    {
        farm_id: Link<LivestockFarm>, E O, "prassi";
        species: OneOf<AnimalSpecies>, E O, "prassi";
        heads, heads_max: Int[min 0], E O, "prassi";
        counted_on: Date, E O, "prassi";
    }
}
