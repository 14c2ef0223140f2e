//! What stops a final copy, and what a draft says.

use api::{Code, exports::Wanted};
use plan::{
    declare::{Class, Typed},
    model::PlanHeader,
    record::Plan,
    registry::Registry,
};
use rules::{
    Context, Facts, Finding, RuleData,
    data::{Accept, Severity},
};
use testkit::{
    defects::{self, Defect},
    examples,
};

use crate::kit::*;

#[test]
fn a_plan_without_findings_is_exported_as_final() {
    let mut place = place();
    let seen = place.desk.preview_export(place.plan, Class::O).unwrap();
    assert_eq!(seen.stops, Vec::<String>::new());
    assert_eq!(seen.stopping, Vec::<Severity>::new());
    assert_eq!(seen.classes.len(), 14);
    let done = place.export(Class::O, false).unwrap();
    assert_eq!(done.notes, Vec::<String>::new());
    assert!(done.place.ends_with("casaletto-ceredano-rev1-operativa"));
    assert_eq!(seen.name, "casaletto-ceredano-rev1-operativa");
    let files = tree(&done.place);
    assert_eq!(files.len(), done.files);
    assert_eq!(files.values().map(Vec::len).sum::<usize>(), done.bytes);
    let planned: Vec<_> = seen.files.iter().map(|file| &file.path).collect();
    assert_eq!(planned, files.keys().collect::<Vec<_>>());
    let manifest: serde_json::Value = serde_json::from_slice(&files["manifesto.json"]).unwrap();
    assert_eq!(manifest["verdict"]["stops"]["delivery"], false);
    assert_eq!(manifest["rules_version"], place.desk.rules().version);
    assert_eq!(verdict(&done.place).get("draft"), None);
}

/// One finding of each severity, seeded in the example: three of them stop, and in words that count them.
#[test]
fn blocks_errors_and_what_has_no_reason_yet_stop_the_final_copy() {
    let wanted = [
        (Severity::Blocco, true),
        (Severity::Errore, true),
        (Severity::DaMotivare, true),
        (Severity::Avviso, false),
        (Severity::Nota, false),
    ];
    let sown = defects::all(TODAY);
    for (severity, stops) in wanted {
        let mut place = place();
        let defect = sown
            .iter()
            .find(|defect| defect.plan.id == place.plan && gravest(defect) == Some(severity));
        let defect = defect.unwrap_or_else(|| panic!("no seeded fault of {severity:?}"));
        place.becomes(&defect.plan);
        let exported = place.export(Class::P, false);
        assert_eq!(exported.is_err(), stops, "{}: {exported:?}", defect.name);
        let Err(error) = exported else {
            continue;
        };
        assert_eq!(error.code, Code::Findings);
        assert!(error.message.contains("esporta come bozza"), "{error}");
        let seen = place.desk.preview_export(place.plan, Class::P).unwrap();
        assert!(!seen.stops.is_empty() && seen.name.ends_with("-bozza"));
        for stop in &seen.stops {
            assert!(error.message.contains(stop), "{error}");
        }
        assert!(tree(&place.out()).is_empty());
        assert!(place.desk.exports(place.plan).unwrap().is_empty());
        let draft = place.export(Class::P, true).unwrap();
        assert_eq!(verdict(&draft.place)["draft"], true);
    }
}

/// How grave the gravest open finding of a seeded fault is.
fn gravest(defect: &Defect) -> Option<Severity> {
    open(&defect.plan)
        .iter()
        .map(|finding| finding.severity)
        .max()
}

/// The open findings of a plan whose documents are all there.
fn open(plan: &Plan) -> Vec<Finding> {
    let facts = Facts {
        attachments: examples::attachment_facts(plan, &examples::casaletto_files(TODAY)),
        ..Facts::default()
    };
    let rules = RuleData::builtin();
    let context = Context::new(plan, TODAY, rules, Registry::builtin(), &facts);
    let mut findings = rules::check(&context);
    findings.retain(Finding::counts_as_open);
    findings
}

/// With a reason by who may give one, nothing stops any more.
#[test]
fn a_finding_with_a_reason_no_longer_stops() {
    let mut place = place();
    let rules = &RuleData::builtin().rules;
    let may = |finding: &Finding| {
        finding.severity != Severity::DaMotivare || rules[finding.code].accept != Accept::No
    };
    let defect = defects::all(TODAY).into_iter().find(|defect| {
        defect.plan.id == place.plan
            && gravest(defect) == Some(Severity::DaMotivare)
            && open(&defect.plan).iter().all(may)
    });
    place.becomes(&defect.expect("a seeded fault that may be accepted").plan);
    assert_eq!(
        place.export(Class::O, false).unwrap_err().code,
        Code::Findings
    );
    let found = place.desk.check(place.plan).unwrap().findings;
    for finding in found.iter().filter(|f| f.severity == Severity::DaMotivare) {
        let record = finding.record.map(|record| record.id);
        let reason = "Verificato con l'ufficio: va bene così.";
        place
            .desk
            .accept(place.plan, finding.code, record, reason)
            .unwrap();
    }
    place.export(Class::O, false).unwrap();
}

#[test]
fn a_draft_is_marked_in_the_verdict_of_its_package_too() {
    let mut place = place();
    let mut plan = examples::casaletto(TODAY);
    let mut sheet = plan.get(PlanHeader::NAME, plan.id).unwrap().clone();
    sheet.put("title", plan::value::Value::Empty);
    plan.insert(sheet);
    place.becomes(&plan);
    let done = place.export(Class::O, true).unwrap();
    assert!(
        done.place
            .ends_with("casaletto-ceredano-rev1-operativa-bozza")
    );
    assert_eq!(verdict(&done.place)["draft"], true);
    let files = tree(&done.place);
    let manifest: serde_json::Value = serde_json::from_slice(&files["manifesto.json"]).unwrap();
    assert_eq!(manifest["draft"], true);
    assert_eq!(manifest["verdict"]["stops"]["delivery"], true);
}

#[test]
fn there_are_two_copies_and_only_one_is_closed_with_words() {
    let mut place = place();
    let error = place.export(Class::R, false).unwrap_err();
    assert_eq!(error.code, Code::Usage);
    assert!(error.message.contains("operativa e pubblica"), "{error}");
    let out = place.out();
    for (class, words, says) in [
        (Class::P, "il mulino sul ponte vecchio", "è per tutti"),
        (Class::O, "ponte12", "troppo corta"),
    ] {
        let wanted = Wanted {
            passphrase: words,
            ..place.wanted(class, &out)
        };
        let error = place
            .desk
            .export_folder(&wanted, &|_, _, _| Ok(()))
            .unwrap_err();
        assert_eq!(error.code, Code::Usage);
        assert!(error.message.contains(says), "{error}");
        assert!(!error.message.contains(words), "{error}");
    }
    assert!(tree(&out).is_empty());
}
