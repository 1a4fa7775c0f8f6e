"""English words of flags. Numbers come in by name; `tests/features/patterns/test_words.py` reads every line."""

_QUIET = "This does not show why. If it was planned, say so and it stays quiet."
_TALK = "A pharmacist or clinician can look at it with you."
_USUAL_AGAIN = "Your logged days are near your usual again for a week."
_DAYS = "It goes after three days, or when you put it away."
_BREATHING = (
    "Hard to wake, or breathing slowly: call the emergency number now, and use naloxone if it is there. "
    "Please do not stop a prescribed medicine because of this note."
)

# (rule, variant): title, text, when it goes away.
FLAGS: dict[tuple[str, str], tuple[str, str, str]] = {
    ("dose_up", ""): (
        "More each time than your usual",
        f"You logged more each time than in your earlier weeks. {_QUIET} {_TALK}",
        _USUAL_AGAIN,
    ),
    ("frequency_up", ""): (
        "More often than your usual",
        f"You logged uses more often than in your earlier weeks. {_QUIET} {_TALK}",
        _USUAL_AGAIN,
    ),
    ("gap_short", ""): (
        "Less time between uses",
        f"The hours between your logged uses are fewer than in your earlier weeks. {_QUIET} {_TALK}",
        _USUAL_AGAIN,
    ),
    ("night_use", ""): (
        "Uses at night are new",
        (
            "You logged uses between midnight and five on {nights} of {logged_days} logged days; before, that was "
            "seldom. "
            f"{_QUIET}"
        ),
        "Your logged nights are near your usual again for a week.",
    ),
    ("craving_up", ""): (
        "Cravings above your usual",
        (
            "Your logged cravings have been higher than in your earlier weeks. This does not show why. "
            "What helped before may help now."
        ),
        _USUAL_AGAIN,
    ),
    ("craving_spike", ""): (
        "Hard days in a row",
        "Your last rated days were harder than most you have logged. That is a lot to carry. What helped before?",
        "Your rated days are near your usual again for a week.",
    ),
    ("high_craving_run", ""): (
        "Strong cravings several days running",
        "You logged a strong craving on {days} days in a row. You do not have to get through the next one alone.",
        "A week has passed since the last of them.",
    ),
    ("anxiety_up", ""): (
        "Anxiety above your usual",
        (
            "Your reports of anxiety have been higher than in your earlier weeks. This does not show why. "
            "Talking to someone can help, and so can a clinician."
        ),
        _USUAL_AGAIN,
    ),
    ("insomnia_run", ""): (
        "Rough nights",
        "{rough} of your last {reports} reports had a rough night. If it goes on, a clinician can look at it with you.",
        "Your reported nights are near your usual again for a week.",
    ),
    ("gi_persist", ""): (
        "An upset stomach that stays",
        (
            "{rough} of your last {reports} reports had moderate or severe stomach trouble. "
            "A pharmacist or clinician can look at it with you."
        ),
        "Your reports are near your usual again for a week.",
    ),
    ("dose_link", ""): (
        "Two things that went together",
        "On days with more logged, you more often noted a symptom. This cannot show what causes what.",
        "Later days no longer show it.",
    ),
    ("withdrawal", ""): (
        "Rougher days while using less",
        (
            "You logged less than before, and your body seems to feel it. Slowing down or getting medical help are "
            "both "
            "okay. A clinician can make this easier."
        ),
        "Your reports are near your usual again for a week.",
    ),
    ("quiet_after_high", ""): (
        "It has been quiet",
        "Good to see you. The days before were hard. There is no need to fill in what you did not write.",
        "You write something again.",
    ),
    ("mixing", ""): (
        "Logged close together",
        (
            "You logged these close together. Together they can slow breathing. If you can, let someone know and stay "
            f"near them. {_BREATHING}"
        ),
        _DAYS,
    ),
    ("mixing", "prescribed"): (
        "Two medicines that slow breathing together",
        (
            "You logged these prescribed medicines close together. Together they can slow breathing; whoever "
            "prescribed "
            f"them may have planned for that, and a pharmacist can tell you. {_BREATHING}"
        ),
        _DAYS,
    ),
    ("mixing", "prescribed_again"): (
        "Logged close together, as before",
        "These prescribed medicines were logged close together again. Drowsy or breathing slowly: call for help.",
        _DAYS,
    ),
    ("two_opioids", ""): (
        "Two that act alike on one day",
        (
            "You logged two substances that act in a similar way on one day. Their effects can add up. "
            "A pharmacist can look at it with you."
        ),
        _DAYS,
    ),
    ("plan_exceeded", "amount"): (
        "Above the plan you set",
        "What you logged is above the plan you set. Keep it, change it or drop it, or talk it over with someone.",
        _DAYS,
    ),
    ("plan_exceeded", "early"): (
        "Earlier than the plan you set",
        "You logged a use earlier in the day than your plan says. Keep it, change it or drop it.",
        _DAYS,
    ),
    ("lapse", ""): (
        "Thank you for writing it down",
        (
            "You logged a use after the date you set. Nothing here is erased, and nothing was sent because you "
            "wrote it. "
            "What would help in the next hour?"
        ),
        _DAYS,
    ),
    ("use_after_gap", ""): (
        "If it has been a while",
        (
            "Your record is all still here. If it has been a while, your body may handle less than before. Being with "
            "someone and having naloxone nearby can save a life."
        ),
        _DAYS,
    ),
    ("use_after_gap", "long"): (
        "If it has been a while: please read this",
        (
            "If it has been a while, your body handles less than before, also what was usual then. Being with "
            "someone and "
            "having naloxone nearby can save a life. Hard to wake, or breathing slowly: call the emergency number now."
        ),
        _DAYS,
    ),
    ("use_after_gap", "leaf"): (
        "If it has been a while",
        (
            "Your record is all still here. If it has been a while, your body may handle less than before. "
            "It is good to have someone around."
        ),
        _DAYS,
    ),
    ("abrupt_stop", "stopped"): (
        "Stopping this suddenly can be dangerous",
        (
            "You had logged this on most days, and now none. Stopping it suddenly can be dangerous. Please speak "
            "with a "
            "clinician today. Shaking, sweating with confusion, seeing things or a seizure: call the emergency "
            "number now."
        ),
        "A week has passed, or you log it again.",
    ),
    ("abrupt_stop", "planned"): (
        "Before you stop: please speak with a clinician",
        (
            "You logged this on most days, and your plan is to stop. Stopping it suddenly can be dangerous. "
            "A clinician can make it safe."
        ),
        "The days before it are no longer most days.",
    ),
    ("abrupt_stop", "unlogged"): (
        "If you have stopped",
        (
            "You had logged this on most days, and not lately. If you have stopped, please speak with a clinician: "
            "stopping it suddenly can be dangerous."
        ),
        "A week has passed, or you log it again.",
    ),
    ("red_flag", "urgent"): (
        "This needs help now",
        "Call the emergency number. Tell them what you took and when, if you can.",
        _DAYS,
    ),
    ("red_flag", "same_day"): (
        "Please contact a doctor today",
        "What you noted should be looked at today. You can show them this. Say what you took and when, if you can.",
        _DAYS,
    ),
    ("prescribed_missed", ""): (
        "A prescribed medicine was missed",
        "You noted one as missed. Whoever prescribed it, or a pharmacist, can tell you what to do about it.",
        _DAYS,
    ),
    ("check_amount", ""): (
        "Please check this entry",
        "One amount is far from all your others. It is left out of every comparison until you have looked at it.",
        "You change it, or three days have passed.",
    ),
}

# rule: title, what it looks for.
RULES: dict[str, tuple[str, str]] = {
    "red_flag": ("Signs that need a doctor", "A sign on the list of those that need help now or the same day."),
    "mixing": (
        "Logged close together",
        "Something opioid-like and alcohol or a sedative within six hours, methadone within a day.",
    ),
    "use_after_gap": ("A use after a while", "Something opioid-like after days without an entry of it."),
    "abrupt_stop": (
        "Stopping suddenly",
        "Alcohol or a sedative on 14 of 21 days, and then none, or a plan to stop.",
    ),
    "two_opioids": ("Two that act alike", "Two opioid-like substances on one day, neither prescribed."),
    "lapse": ("A use after your date", "A use after the date you set, at least a week after any other."),
    "plan_exceeded": ("Your own plan", "More, or earlier, than the numbers you wrote into your plan."),
    "withdrawal": (
        "Rougher days while using less",
        "A week with less than your earlier days, and two of stomach, sleep, anxiety and cravings clearly higher.",
    ),
    "dose_up": ("More each time", "The last one to four weeks against up to nine weeks before."),
    "frequency_up": ("More often", "Uses a day in the last one or two weeks against up to nine weeks before."),
    "gap_short": ("Less time between", "Hours between uses of a day in two weeks against up to nine weeks before."),
    "night_use": ("Uses at night", "Uses between midnight and five in two weeks against your nights before."),
    "craving_up": ("Cravings above your usual", "Rated days of two or three weeks against the weeks before."),
    "craving_spike": (
        "Hard days in a row",
        "Two or three rated days beyond nearly all you have rated before. Said as one quiet line.",
    ),
    "high_craving_run": ("Strong cravings", "A craving of 7 or more on three days in a row, where that is not usual."),
    "anxiety_up": ("Anxiety above your usual", "Reports of two to four weeks against the weeks before."),
    "insomnia_run": ("Rough nights", "Four of your last six reports with moderate or severe sleeplessness."),
    "gi_persist": ("An upset stomach that stays", "Four of your last six reports, moderate or severe."),
    "dose_link": (
        "Two things that went together",
        "Amounts and symptoms on at least 20 pairs of days. Said as one quiet line.",
    ),
    "quiet_after_high": ("Quiet after hard days", "Longer without an entry than is your habit, after high cravings."),
    "prescribed_missed": ("A missed medicine", "A prescribed medicine you marked as missed."),
    "check_amount": ("An amount to check", "An amount eight times your usual or more: often a slip of the finger."),
}
