//! Every refusal has its words, and none has a blank left.

use exchange::layers::{Fault, Refusal};

use crate::builder::sentence;

#[test]
fn every_fault_speaks() {
    for &fault in Fault::ALL {
        for (layer, feature) in [("", 0), ("Aree", 0), ("", 7), ("Aree", 7)] {
            let refusal = Refusal {
                fault,
                file: "aree.gpkg".to_owned(),
                layer: layer.to_owned(),
                feature,
                detail: "12".to_owned(),
            };
            sentence(&refusal.message());
            sentence(&refusal.fix());
            assert!(refusal.message().contains("«aree.gpkg»"));
            assert_eq!(refusal.message().contains("elemento 7"), feature == 7);
            assert_eq!(
                refusal.message().contains("livello «Aree»"),
                !layer.is_empty()
            );
        }
    }
}
