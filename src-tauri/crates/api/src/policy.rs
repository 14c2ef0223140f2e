//! What the page of the window may load: its own files and nothing else, unless the person turned an online map on.

use serde::Deserialize;

use crate::rpc::Office;

/// Where the window remembers which map lies under the plan.
const BASEMAP: &str = "basemap";

#[derive(Deserialize)]
struct Basemap {
    kind: String,
    #[serde(default)]
    address: String,
    #[serde(default)]
    on: bool,
}

/// The content policy of the page. `door` is how the page reaches the commands, for example `'self'`.
///
/// Styles come from files alone: what the window's libraries set on an element they set through its properties, which a
/// policy does not forbid.
pub fn content_policy(door: &str, online: Option<&str>) -> String {
    let map = online
        .map(|origin| format!(" {origin}"))
        .unwrap_or_default();
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; \
         img-src 'self' data: blob:{map}; connect-src {door}{map}; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
}

/// The origin of the online map that the person turned on, if any: the only place of the network that is ever opened.
pub fn online_map(office: &Office) -> Option<String> {
    let basemap: Basemap = serde_json::from_str(&office.remembered(BASEMAP)?).ok()?;
    (basemap.on && basemap.kind == "address")
        .then(|| origin(&basemap.address))
        .flatten()
}

/// `https://host` or `https://host:port` of an address, and nothing that could mean more in a policy.
fn origin(address: &str) -> Option<String> {
    let rest = address.trim().strip_prefix("https://")?;
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (host, port) = authority
        .split_once(':')
        .map_or((authority, None), |(host, port)| (host, Some(port)));
    let named = host.starts_with(|c: char| c.is_ascii_alphanumeric())
        && host
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.');
    let numbered = port.is_none_or(|port| port.parse::<u16>().is_ok());
    (named && numbered).then(|| format!("https://{}", authority.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_origin_of_an_address_counts() {
        let tiles = "https://Mappe.Example.it:8443/{z}/{x}/{y}.png?key=1";
        assert_eq!(
            origin(tiles).as_deref(),
            Some("https://mappe.example.it:8443")
        );
        assert_eq!(origin(" https://a.it "), Some("https://a.it".into()));
    }

    #[test]
    fn nothing_gets_into_the_policy_by_way_of_an_address() {
        for address in [
            "",
            "http://a.it",
            "https://",
            "https://*",
            "https://*.it/",
            "https://a.it; script-src *",
            "https://a.it script.it/",
            "https://user@a.it/",
            "https://{s}.a.it/",
            "https://a.it:*/",
            "https://a.it:99999/",
            "data:text/html,x",
        ] {
            assert_eq!(origin(address), None, "{address}");
        }
    }

    #[test]
    fn without_a_map_no_network_is_named() {
        let policy = content_policy("ipc: http://ipc.localhost", None);
        assert!(!policy.contains("https:"), "{policy}");
        assert!(
            policy.contains("connect-src ipc: http://ipc.localhost;"),
            "{policy}"
        );
        let policy = content_policy("'self'", Some("https://a.it"));
        assert_eq!(policy.matches("https://a.it;").count(), 2, "{policy}");
    }
}
