//! Days and hours as spreadsheets keep them: days since an epoch, the hour in the fraction.

use jiff::{
    ToSpan,
    civil::{Date, DateTime, Time, date},
};

use super::{Cell, formats::Format};

const SECONDS: f64 = 86_400.0;
/// 31/12/9999, the last day of Excel.
const LAST: f64 = 2_958_465.0;

/// What a number means in a cell of this format. `since_1904` is the epoch that Excel for Mac used to have.
pub(super) fn cell(number: f64, format: Format, since_1904: bool) -> Cell {
    let as_it_is = Cell::Number(number);
    match format {
        Format::Plain => as_it_is,
        Format::Answer => Cell::Bool(number != 0.0),
        Format::Zeros(digits) => zeros(number, digits).map_or(as_it_is, Cell::Text),
        Format::Duration => duration(number).map_or(as_it_is, Cell::Text),
        Format::Date | Format::Clock => {
            moment(number, format == Format::Clock, since_1904).unwrap_or(as_it_is)
        }
    }
}

fn zeros(number: f64, digits: u8) -> Option<String> {
    let whole = number.fract() == 0.0 && (0.0..1e15).contains(&number);
    whole.then(|| format!("{number:0>width$}", width = usize::from(digits)))
}

fn duration(number: f64) -> Option<String> {
    if !(0.0..LAST).contains(&number) {
        return None;
    }
    let minutes = (number * SECONDS / 60.0).round();
    Some(format!(
        "{}:{:02}",
        (minutes / 60.0).floor(),
        minutes % 60.0
    ))
}

fn moment(number: f64, is_clock: bool, since_1904: bool) -> Option<Cell> {
    if !(0.0..=LAST + 1.0).contains(&number) {
        return None;
    }
    // A second is the finest that anyone types; the fraction is never exact.
    let all = (number * SECONDS).round();
    let days = (all / SECONDS).floor();
    let time = time(all - days * SECONDS)?;
    #[expect(clippy::cast_possible_truncation, reason = "at most LAST + 1")]
    let days = days as i32;
    if days == 0 && (is_clock || !since_1904) {
        return Some(Cell::Time(time));
    }
    let day = if since_1904 {
        date(1904, 1, 1).checked_add(days.days()).ok()?
    } else {
        match days {
            // Excel has a 29 February 1900, as Lotus 1-2-3 had; the days before it are one off.
            60 => return Some(Cell::Text("29/02/1900".to_owned())),
            ..60 => date(1899, 12, 31).checked_add(days.days()).ok()?,
            _ => date(1899, 12, 30).checked_add(days.days()).ok()?,
        }
    };
    Some(on(day, time))
}

fn time(seconds: f64) -> Option<Time> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "less than a day"
    )]
    let seconds = seconds as u32;
    let part = |n: u32| i8::try_from(n).ok();
    let (hour, minute) = (part(seconds / 3600)?, part(seconds / 60 % 60)?);
    Time::new(hour, minute, part(seconds % 60)?, 0).ok()
}

/// A day at an hour; midnight is the day alone.
fn on(day: Date, time: Time) -> Cell {
    if time == Time::midnight() {
        Cell::Day(day)
    } else {
        Cell::Moment(day.to_datetime(time))
    }
}

/// A day, with or without its hour, in the form of ISO 8601.
pub(super) fn iso(text: &str) -> Cell {
    let text = text.trim();
    if let Ok(moment) = text.trim_end_matches('Z').parse::<DateTime>() {
        let whole = Time::new(moment.hour(), moment.minute(), moment.second(), 0);
        return on(moment.date(), whole.unwrap_or(Time::midnight()));
    }
    Cell::Text(text.to_owned())
}

/// An hour as ODS has it: `PT10H30M00S`. Beyond a day it is a duration, `26:30`.
pub(super) fn iso_duration(text: &str) -> Cell {
    let parse = || {
        let mut rest = text.trim().strip_prefix("PT")?;
        let mut seconds = 0.0;
        for (letter, worth) in [('H', 3600.0), ('M', 60.0), ('S', 1.0)] {
            if let Some((number, after)) = rest.split_once(letter) {
                seconds += number.replace(',', ".").parse::<f64>().ok()? * worth;
                rest = after;
            }
        }
        rest.is_empty().then_some(seconds / SECONDS)
    };
    match parse() {
        Some(days) if (0.0..1.0).contains(&days) => cell(days, Format::Clock, false),
        Some(days) => Cell::Text(duration(days).unwrap_or_else(|| text.to_owned())),
        None => Cell::Text(text.to_owned()),
    }
}
