"""How English writes dates."""

from __future__ import annotations

from aligntrans.languages.dating import Dating, Era, by_name
from aligntrans.languages.folding import as_written, fold_words

DAYS = dict(
    enumerate(
        """
        first,second,third,fourth,fifth,sixth,seventh,eighth,ninth,tenth,eleventh,twelfth,thirteenth,fourteenth,
        fifteenth,sixteenth,seventeenth,eighteenth,nineteenth,twentieth,twenty first,twenty second,twenty third,
        twenty fourth,twenty fifth,twenty sixth,twenty seventh,twenty eighth,twenty ninth,thirtieth,thirty first
        """.strip().split(","),
        1,
    )
)

DATING = Dating(
    weekdays=by_name(
        {
            1: "Monday",
            2: "Tuesday",
            3: "Wednesday",
            4: "Thursday",
            5: "Friday",
            6: "Saturday",
            7: "Sunday",
        }
    ),
    short_weekdays=by_name(
        {
            1: "Mon",
            2: "Tue,Tues",
            3: "Wed",
            4: "Thu,Thur,Thurs",
            5: "Fri",
            6: "Sat",
            7: "Sun",
        }
    ),
    days=by_name(DAYS),
    of=as_written("of the in"),
    month_words=as_written("month"),
    year_words=as_written("year years"),
    prepositions=as_written(
        """
        in since until till by during mid early late from through after before between spring summer autumn
        winter fall and to circa
        """
    ),
    month_first=True,
    eras=by_name(
        {
            Era.COMMON: "AD,CE,A.D.,C.E.",
            Era.BEFORE_COMMON: "BC,BCE,B.C.,B.C.E.",
            Era.HIJRI: "AH,A.H.,Hijri",
            Era.JALALI: "SH,S.H.,AP,A.P.,solar Hijri",
        }
    ),
    risky_months=fold_words("May March Mar Dec Sept Tir Mehr Aban Azar Dey Dei Bahman Asad Mizan Jadi Hut Jan Safar"),
    decades=by_name(
        {
            20: "twenties",
            30: "thirties",
            40: "forties",
            50: "fifties",
            60: "sixties",
            70: "seventies",
            80: "eighties",
            90: "nineties",
        }
    ),
    decade_endings=as_written("s 's"),
)
