//! 18. Esercitazioni e miglioramento.

use crate::{codelists::*, kind, model::*, types::*};

kind! {
    /// A drill, from a phone test to a full-scale one.
    exercise: Exercise in Exercises, min 1, typical 2,
    with [base]
    {
        title: Text, E P, "DPCM21 [B 80%]";
        exercise_kind: OneOf<ExerciseKind>, E P, "DPCM21 [B 80%]";
        scenario_id: Link<Scenario>, C P, "DPCM21 [B 80%]";
        planned_on: PartDate, C P, "DPCM21 [B 80%]";
        held_on: Date, C P, "DPCM21 [B 80%]";
        objectives, outcome: Long, U P, "prassi";
        function_ids: Links<SupportFunction>, U P, "prassi";
        organisation_ids: Links<Organisation>, U P, "prassi";
        participants: Int[min 0], U P, "prassi";
    }
}

kind! {
    /// What to change in the plan after a drill or a real event.
    exercise_lesson: ExerciseLesson in Exercises, min 0, typical 3,
    with [base]
    {
        exercise_id: Link<Exercise>, C P, "nostro";
        past_event_id: Link<PastEvent>, C P, "nostro";
        problem, change: Text, E O, "prassi";
        section_code: OneOf<SectionCode>, U O, "nostro";
        role_id: Link<CrisisUnitRole>, U O, "nostro";
        due_on: Date, U O, "nostro";
        lesson_state: OneOf<LessonState>, U O, "nostro";
    }
}
