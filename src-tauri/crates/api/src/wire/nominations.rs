//! The crisis unit as a board, its renewal, and the round of calls.

use super::wire;

wire! {
    told UnitBoard {
        roles: Vec<Seat>,
        /// Roles of the list that the unit does not have yet: code and label.
        missing: Vec<(String, String)>,
        /// Acts of nomination, the newest first.
        acts: Vec<ActCard>,
        core: usize,
        core_filled: usize,
        without_deputy: usize,
        expiring: usize,
        to_verify: usize,
    }
    told Seat {
        role: String,
        role_code: String,
        label: String,
        /// Label of the membership: core, wider unit, COC only.
        membership: String,
        membership_label: String,
        core: bool,
        /// Filled by right of office: no act is asked.
        by_right: bool,
        external: bool,
        holder: Option<Nominee>,
        /// By rank.
        deputies: Vec<Nominee>,
        /// Nominated already, from a day to come.
        coming: Vec<Nominee>,
        /// Who held the seat before, the latest first.
        past: Vec<Nominee>,
    }
    told Nominee {
        nomination: String,
        rank: i64,
        person: Option<String>,
        name: String,
        body: String,
        position: String,
        /// The number to call first.
        phone: Option<Phone>,
        act: Option<String>,
        act_label: String,
        starts_on: Option<String>,
        ends_on: Option<String>,
        /// Days until it ends; negative when it has ended.
        days_left: Option<i64>,
        end_reason: String,
        freshness: Freshness,
        reachable_24h: bool,
    }
    told Phone {
        contact: String,
        value: String,
        kind: String,
        kind_label: String,
        verified_on: Option<String>,
        freshness: Freshness,
    }
    told ActCard { id: String, label: String, date: String, expires_on: Option<String> }
    /// Who is nominated: a person of the address book, or a new one.
    both Who {
        #[ts(optional = nullable)] person: Option<String>,
        surname: String,
        given_name: String,
        position: String,
        phone: String,
        /// The body of a new person; without it the commune, or for an outside seat the body that designated before.
        #[ts(optional = nullable)] organisation: Option<String>,
    }
    /// The act of a nomination: one of the plan, a new one, or none.
    both WhichAct {
        #[ts(optional = nullable)] act: Option<String>,
        kind: String,
        number: String,
        date: String,
    }
    asked Nominate {
        plan: String,
        role: String,
        /// 0 for the holder, 1 for the first deputy, …
        rank: i64,
        who: Who,
        act: WhichAct,
        starts_on: String,
        ends_on: String,
    }
    asked Replace {
        plan: String,
        nomination: String,
        who: Who,
        act: WhichAct,
        starts_on: String,
        ends_on: String,
        end_reason: String,
    }
    asked EndNomination { plan: String, nomination: String, on: String, reason: String }
    /// After elections: all nominations end the day before, those that stay begin again under the new act.
    asked Renew {
        plan: String,
        starts_on: String,
        ends_on: String,
        act: WhichAct,
        seats: Vec<RenewedSeat>,
    }
    asked RenewedSeat {
        role: String,
        /// `stays`, `changes` or `vacant`.
        choice: String,
        #[ts(optional = nullable)] who: Option<Who>,
        /// For `changes`: the deputies begin again too. Otherwise they end with the holder.
        #[ts(optional = nullable)] deputies_stay: Option<bool>,
    }
    told Nominated { nominations: Vec<String>, text: String }
    asked AddRole { plan: String, role_code: String }
    told CallSheet {
        lines: Vec<CallLine>,
        to_verify: usize,
        every_months: i64,
        /// When the next check falls due, if all are fresh.
        next_due: Option<String>,
    }
    told CallLine {
        /// A person, or a body without one.
        id: String,
        kind: String,
        name: String,
        /// "tecnico comunale, titolare".
        roles: Vec<String>,
        phones: Vec<Phone>,
        freshness: Freshness,
        /// Today's calls, in words.
        outcome: Option<String>,
    }
    asked Called {
        plan: String,
        /// The contacts that were called.
        contacts: Vec<String>,
        /// The line of the sheet they were called from: tells which person was meant when the telephone is that of a body.
        #[ts(optional = nullable)] line: Option<String>,
        on: String,
        /// `answered` or `no_answer`.
        outcome: String,
        /// Code of VERIFICATION_METHOD.
        method: String,
        note: String,
    }
}

/// How old a verification is, against the interval of the plan, in the order of their gravity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Freshness {
    Fresh,
    /// Less than thirty days left.
    Soon,
    Stale,
    Never,
}
