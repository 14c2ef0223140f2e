//! 9. Allertamento, monitoraggio e presidio.

use crate::{codelists::*, kind, model::*, types::*};

kind! {
    /// Who reads the alert, also at night.
    alert_intake: AlertIntake in Alerting, min 1, typical 1,
    with [base, verify], essential [verified_on]
    {
        channels: SomeOf<AlertChannel>, E O, "DGR4114 [B 90%]; DPCM21 [B 80%]";
        reader_role_id, backup_role_id: Link<CrisisUnitRole>, E P, "DPCM21 [B 80%]";
        out_of_hours, check_times: Text, E O, "prassi";
        forwarded_to: Text, U O, "prassi";
    }
}

kind! {
    /// Gauge, marked pole or spot to look at.
    monitoring_point: MonitoringPoint in Alerting, min 0, typical 4,
    with [base, place, verify], geometry [Point]
    {
        name: Text, E P, "DPCM21 [B 80%]";
        monitoring_kind: OneOf<MonitoringKind>, E P, "DPCM21 [B 80%]";
        operator_id: Link<Organisation>, U P, "prassi";
        station_code, where_to_read: Text, U P, "prassi";
        zero_m_asl: Dec[unit "m s.l.m."], F P, "prassi";
        reader_role_id: Link<CrisisUnitRole>, E P, "prassi";
    }
}

kind! {
    /// Value or sign that moves a scenario into a phase.
    threshold: Threshold in Alerting, min 1, typical 8,
    with [base, verify]
    {
        monitoring_point_id: Link<MonitoringPoint>, E P, "DPCM21 [B 80%]";
        scenario_id: Link<Scenario>, E P, "DPCM21 [B 80%]";
        parameter: OneOf<ThresholdParameter>, E P, "DPCM21 [B 80%]";
        comparator: OneOf<Comparator>, C P, "DPCM21 [B 80%]";
        value: Dec, C P, "DPCM21 [B 80%]";
        sign: Text, U P, "prassi";
        phase: OneOf<OperationalPhase>, E P, "DPCM21 [B 80%]; avvisi regionali [S]";
    }
}

kind! {
    /// Minimum phase for a colour, per hazard or per scenario.
    alert_phase_rule: AlertPhaseRule in Alerting, min 3, typical 16,
    with [base]
    {
        hazard_id: Link<Hazard>, C P, "avvisi regionali [S]";
        scenario_id: Link<Scenario>, C P, "avvisi regionali [S]";
        alert_level: OneOf<AlertLevel>, E P, "avvisi regionali [S]; DGR4114 [B 90%]";
        minimum_phase: OneOf<OperationalPhase>, E P, "avvisi regionali [S]; DGR4114 [B 90%]";
        reason: Text, U P, "prassi";
    }
}

kind! {
    /// Route or spot watched by people, with their safety.
    patrol: Patrol in Alerting, min 0, typical 3,
    with [base, verify], geometry [Point, LineString, MultiLineString]
    {
        name: Text, E P, "DPCM21 [B 80%]";
        scenario_ids: Links<Scenario>, E P, "DPCM21 [B 80%]";
        critical_point_ids: Links<CriticalPoint>, E P, "DPCM21 [B 80%]";
        geometry: Shape, U P, "prassi";
        done_by_id: Link<Organisation>, E P, "DPCM21 [B 80%]";
        report_to_role_id: Link<CrisisUnitRole>, E P, "DPCM21 [B 80%]";
        from_phase: OneOf<OperationalPhase>, E P, "prassi";
        interval_min: Int[unit "min", min 0], E P, "prassi";
        watch_for, safety: Text, E P, "prassi";
    }
}
