//! The consortium's model from the command line.

use crate::kit::Office;

#[test]
fn the_model_is_adopted_record_by_record() {
    let office = Office::new();
    office.ok(&["init", "--commune", "019059"]);
    let offers = office.json(&["model"]);
    assert!(offers.len() > 50, "{}", offers.len());
    let action = offers
        .iter()
        .find(|offer| offer["kind"] == "action")
        .expect("an action");
    office.ok(&["model", "--adopt", action["model_record"].as_str().unwrap()]);
    assert_eq!(office.json(&["show", "action"]).len(), 1);
    let left = office.json(&["model"]);
    assert!(left.len() < offers.len());
    let other = &left[0];
    office.ok(&[
        "model",
        "--refuse",
        other["model_record"].as_str().unwrap(),
        "--reason",
        "Da noi non serve",
    ]);
    assert_eq!(office.json(&["model"]).len(), left.len() - 1);
    office.ok(&["model", "--adopt", "tutti"]);
    assert!(office.json(&["model"]).is_empty());
    office.ok(&["undo"]);
    assert_eq!(office.json(&["model"]).len(), left.len() - 1);
}
