//! Lengths and areas as people say them.

use plan::texts::filled;

/// With so many decimals, a comma before them and points between thousands.
fn decimal(value: f64, places: usize) -> String {
    let written = format!("{:.places$}", value.abs());
    let (whole, decimals) = written.split_once('.').unwrap_or((&written, ""));
    let mut out = String::new();
    for (at, figure) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(figure);
    }
    if !decimals.is_empty() {
        out.push(',');
        out.push_str(decimals);
    }
    out
}

/// Under a kilometre in metres, in tens; from there in kilometres with one decimal. Under ten metres as it is.
pub(super) fn length(metres: f64) -> String {
    let tens = if metres < 10.0 {
        metres.round()
    } else {
        (metres / 10.0).round() * 10.0
    };
    if tens < 1000.0 {
        filled("shapes.amount.m", &[("n", &decimal(tens, 0))])
    } else {
        filled("shapes.amount.km", &[("n", &decimal(metres / 1000.0, 1))])
    }
}

/// A distance that a person gave, to the decimal.
pub(super) fn exact_length(metres: f64) -> String {
    filled("shapes.amount.m", &[("n", &rules::words::number(metres))])
}

/// Under a hectare in square metres, from there in hectares with one decimal.
pub(super) fn area(m2: f64) -> String {
    if m2.round() < 10_000.0 {
        filled("shapes.amount.m2", &[("n", &decimal(m2, 0))])
    } else {
        filled("shapes.amount.ha", &[("n", &decimal(m2 / 10_000.0, 1))])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_areas_as_people_say_them() {
        let lengths: Vec<_> = [3.4, 14.0, 211.0, 994.9, 995.1, 1440.0, 12_345_678.0]
            .map(length)
            .into();
        let said = [
            "3 m",
            "10 m",
            "210 m",
            "990 m",
            "1,0 km",
            "1,4 km",
            "12.345,7 km",
        ];
        assert_eq!(lengths, said);
        let areas: Vec<_> = [0.2, 1240.4, 9999.4, 9999.6, 32_000.0, 12_345_678.0]
            .map(area)
            .into();
        let said = [
            "0 m²",
            "1.240 m²",
            "9.999 m²",
            "1,0 ha",
            "3,2 ha",
            "1.234,6 ha",
        ];
        assert_eq!(areas, said);
    }
}
