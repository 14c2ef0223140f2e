//! Sound bags around a `plan.json` that is not: refused too, each for its own reason.

use exchange::{
    ExchangeError::{self, self as E},
    reading::Fault,
};
use serde_json::{Value as Json, json};

use crate::hostile::{open, parts, refused};

fn first<'a>(plan: &'a mut Json, kind: &str) -> &'a mut Json {
    &mut plan["records"][kind][0]
}

#[test]
fn json_that_is_not_sound() {
    let p = parts();
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let with = |text: &[u8]| p.clone().put("data/plan.json", text).bagged().zip();
    refused(
        "deep",
        &with(deep.as_bytes()),
        Fault::TooDeep,
        &["data/plan.json", "64"],
    );
    let verdict = p.clone().put("data/verdict.json", deep).bagged().zip();
    refused(
        "deep verdict",
        &verdict,
        Fault::TooDeep,
        &["data/verdict.json"],
    );
    refused(
        "not UTF-8",
        &with(b"{\"format\":\"\xff\"}"),
        Fault::NotUtf8,
        &["data/plan.json"],
    );
    refused(
        "not JSON",
        &with(b"{"),
        Fault::BadJson,
        &["data/plan.json", "riga 1"],
    );
    let member = "\"version\": 1";
    let twice = p
        .clone()
        .plan_text(member, "\"version\": 1, \"version\": 1");
    refused(
        "repeated member",
        &twice,
        Fault::RepeatedMember,
        &["«version»"],
    );
    let huge = p.clone().plan_text(member, "\"version\": 1e999");
    refused("1e999", &huge, Fault::NumberRange, &["data/plan.json"]);
    let nan = p.clone().plan_text(member, "\"version\": NaN");
    refused("NaN", &nan, Fault::BadJson, &["data/plan.json"]);
    // Brackets in a text are not depth.
    let text = p.clone().plan(|plan| {
        plan["title"] = json!("[".repeat(1000));
    });
    refused("brackets in a text", &text, Fault::HeadMismatch, &["title"]);
}

#[test]
fn plans_that_are_not_sound() {
    let plan = |change: &dyn Fn(&mut Json)| parts().plan(change);
    let values = [
        (
            "gate",
            "geometry",
            json!({ "type": "Point", "coordinates": [500, 0] }),
        ),
        ("gate", "name", json!(7)),
        ("plan", "revision_number", json!(1.5)),
        ("plan", "revision_number", json!("NaN")),
        ("plan", "is_example", json!("sì")),
        ("plan", "approval_act_id", json!("not-an-id")),
        ("plan", "next_review_due", json!("31/12/2026")),
    ];
    for (kind, field, value) in values {
        let bytes = plan(&|plan| first(plan, kind)[field] = value.clone());
        refused(
            field,
            &bytes,
            Fault::BadValue,
            &["data/plan.json", kind, field],
        );
    }
    let changed = plan(&|plan| first(plan, "gate")["name"] = json!("Altro"));
    refused(
        "a record changed",
        &changed,
        Fault::SectionHash,
        &["data/plan.json"],
    );
    let left_out = plan(&|plan| {
        let kinds = plan["records"].as_object_mut();
        kinds.expect("kinds").remove("gate");
    });
    refused(
        "records left out",
        &left_out,
        Fault::SectionHash,
        &["data/plan.json"],
    );
    let section = plan(&|plan| plan["section_hashes"]["areas"] = json!("0".repeat(64)));
    refused(
        "section hash",
        &section,
        Fault::SectionHash,
        &["data/plan.json"],
    );
    let content = plan(&|plan| plan["content_hash"] = json!("0".repeat(64)));
    refused(
        "content hash",
        &content,
        Fault::ContentHash,
        &["data/plan.json"],
    );
    let head = plan(&|plan| plan["istat_code"] = json!("019038"));
    refused("head", &head, Fault::HeadMismatch, &["istat_code"]);

    let named =
        |what: &str, bytes: Vec<u8>, good: &dyn Fn(&ExchangeError) -> bool, words: &[&str]| {
            let error = open(&bytes).err();
            let error = error.unwrap_or_else(|| panic!("{what}: taken"));
            assert!(good(&error), "{what}: {error:?}");
            for word in words {
                assert!(error.to_string().contains(word), "{what}: {error}");
            }
        };
    let future = plan(&|plan| {
        plan["version"] = json!(2);
        plan["new_member"] = json!([]);
    });
    named(
        "future",
        future,
        &|e| matches!(e, E::FutureVersion { found: 2, .. }),
        &["2", "Aggiorna"],
    );
    let format = plan(&|plan| plan["format"] = json!("altro/plan"));
    named(
        "format",
        format,
        &|e| matches!(e, E::NotAPlan),
        &["plan.json"],
    );
    let member = plan(&|plan| plan["extra"] = json!(1));
    named(
        "member",
        member,
        &|e| matches!(e, E::UnknownMember(_)),
        &["extra"],
    );
    let kind = plan(&|plan| plan["records"]["spaceship"] = json!([]));
    named(
        "kind",
        kind,
        &|e| matches!(e, E::UnknownKind(_)),
        &["spaceship"],
    );
    let field = plan(&|plan| first(plan, "gate")["colour"] = json!("rosso"));
    named(
        "field",
        field,
        &|e| matches!(e, E::UnknownField { .. }),
        &["gate", "colour"],
    );
    let class = plan(&|plan| plan["class"] = json!("segreta"));
    named(
        "class",
        class,
        &|e| matches!(e, E::Member("class")),
        &["class"],
    );
    let id = plan(&|plan| first(plan, "gate")["id"] = json!("1234"));
    named("id", id, &|e| matches!(e, E::RecordId { .. }), &["gate"]);
    let twice = plan(&|plan| {
        let gate = first(plan, "gate").clone();
        plan["records"]["gate"]
            .as_array_mut()
            .expect("a list")
            .push(gate);
    });
    named(
        "id twice",
        twice,
        &|e| matches!(e, E::TwiceTheId { .. }),
        &["gate"],
    );
}
