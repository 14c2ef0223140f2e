#[path="rules/completeness.rs"] mod completeness;
#[path="rules/identity.rs"] mod identity;
#[path="rules/kit.rs"] mod kit;
#[path="rules/life.rs"] mod life;
#[path="rules/package.rs"] mod package;
#[path="rules/resources.rs"] mod resources;
#[path="rules/services.rs"] mod services;
#[path="rules/values.rs"] mod values;
pub fn today() -> jiff::civil::Date { jiff::civil::date(2026, 3, 16) }

#[test]
fn example_tmp() {
    let text = include_str!("../../../../assets/examples/casaletto-ceredano.json");
    let texts = std::collections::BTreeMap::new();
    let filling = plan::template::Filling { seed: "x", made_at_ms: 1_767_225_600_000, today: today(), texts: &texts };
    let plan = match plan::template::read(text, &filling) { Ok(p) => p, Err(e) => { println!("ERR {e}"); return; } };
    let facts = rules::Facts::default();
    let mut big = plan.clone();
    for n in 1..100u8 {
        for record in plan.records.values() {
            let mut r = record.clone();
            let mut b = *r.id.as_bytes(); b[15] = b[15].wrapping_add(n); b[14]^=n; r.id = uuid::Uuid::from_bytes(b);
            if r.kind.name != "plan" { big.insert(r); }
        }
    }
    for (name, p) in [("one", &plan), ("hundred", &big)] {
        let context = rules::Context::new(p, today(), rules::RuleData::builtin(), plan::registry::Registry::builtin(), &facts);
        let start = std::time::Instant::now();
        let _ = context.shapes(); let _ = context.people();
        println!("{name} {} records, shared {:?}", p.records.len(), start.elapsed());
        let mine = ["COM","VAL","RIS","SER","INF","DOC","PAC","ID-","GEO-001"];
        for rule in rules::families::all() {
            if !mine.iter().any(|m| rule.code.starts_with(m)) { continue; }
            let start = std::time::Instant::now();
            let found = rules::check::only(&context, rule.code);
            let took = start.elapsed();
            if took.as_millis() > 2 { println!("  {} {:?} {}", rule.code, took, found.len()); }
            if name == "one" { for f in &found { println!("{} {:?} {}", f.code, f.field, f.message()); } }
        }
        let start = std::time::Instant::now();
        let n = rules::check(&context).len();
        println!("{name} all: {n} {:?}", start.elapsed());
    }
}
