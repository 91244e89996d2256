"""The forms of English date expressions, as regular expressions, and the numbers that words stand for.

Nothing is compiled before it is needed: importing this module costs nothing.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = ["compiled", "day_number", "month_number", "weekday_number", "year_number"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT_WEEKDAYS = ("Mon", "Tues", "Tue", "Wed", "Thurs", "Thur", "Thu", "Fri", "Sat", "Sun")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth",
    "twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip
_CARDINALS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000,
}  # fmt: skip


def month_number(word: str) -> int:
    """1 to 12 for the name of a month or its abbreviation.

    >>> month_number("Sept."), month_number("JUNE")
    (9, 6)
    """
    return [name[:3].lower() for name in _MONTHS].index(word[:3].lower()) + 1


def weekday_number(word: str) -> int:
    """0 to 6 for the name of a day of the week or its abbreviation; 0 is Monday.

    >>> weekday_number("Thurs.")
    3
    """
    return [name[:3].lower() for name in _WEEKDAYS].index(word[:3].lower())


def day_number(word: str) -> int:
    """The number in "19", "19th" or "nineteenth".

    >>> day_number("3rd"), day_number("Twenty First")
    (3, 21)
    """
    if word[0].isdigit():
        return int(re.sub("[^0-9]", "", word))
    return _ORDINALS.index("-".join(re.findall("[a-z]+", word.lower()))) + 1


def year_number(words: str) -> int:
    """The number in "2024", "two thousand and twenty-four", "nineteen ninety-one" or "18", "eighteen".

    >>> year_number("one thousand nine hundred and ninety-one"), year_number("nineteen ninety-one")
    (1991, 1991)
    """
    if words.isdigit():
        return int(words)
    numbers = [_CARDINALS[word] for word in re.findall("[a-z]+", words.lower()) if word != "and"]
    if len(numbers) > 1 and max(numbers) < 100 and numbers[0] > 9:
        return numbers[0] * 100 + sum(numbers[1:])
    total = part = 0
    for number in numbers:
        if number == 1000:
            total, part = total + part * 1000, 0
        else:
            part = part * 100 if number == 100 else part + number
    return total + part


def _either_case(*words: str) -> str:
    return "|".join(f"{word}|{word.upper()}" for word in words)


_S = r"\s{1,3}"  # white space between words may be a line break and an indent
_MONTH = rf"(?:{_either_case(*_MONTHS)}|(?:{_either_case(*_SHORT_MONTHS)})\.?)(?![A-Za-z])"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th|ST|ND|RD|TH)?(?![0-9A-Za-z])"
_DAY_IN_WORDS = "(?i:" + "|".join(sorted(_ORDINALS, key=len, reverse=True)).replace("-", r"[-\s]") + r")\b"
_CARDINAL = "(?:" + "|".join(sorted(_CARDINALS, key=len, reverse=True)) + r")\b"
_YEAR_IN_WORDS = rf"(?i:{_CARDINAL}(?:[-\s]{{1,3}}(?:and\s{{1,3}})?{_CARDINAL}){{1,7}})"
_YEAR_IN_DIGITS = r"(?:1[5-9]|2[01])[0-9]{2}(?![0-9A-Za-z]|[.,:][0-9]|\s?%)"
_YEAR = (
    rf"(?:(?:,?{_S}(?:(?:of|in){_S})?(?:(?i:the{_S}year{_S}(?:of{_S}our{_S}lord{_S})?))?|[,-])"
    rf"(?P<year>{_YEAR_IN_DIGITS}|{_YEAR_IN_WORDS})|,?{_S}(?:of{_S})?(?P<near>last|this|next){_S}year\b)"
)
_WEEKDAY = rf"(?:{_either_case(*_WEEKDAYS)}|(?:{'|'.join(_SHORT_WEEKDAYS)})\.?)(?![A-Za-z])"
_WEEKDAY_FIRST = rf"(?:\b(?P<weekday>{_WEEKDAY})(?:{_S}(?:morning|afternoon|evening|night))?,?{_S}(?:the{_S})?)?"
_ABOUT = rf"(?:\b(?P<about>(?i:around|approximately|roughly|circa|ca?\.|(?:on|in|at){_S}or{_S}(?:about|around))){_S})?"
_LINK = rf"(?P<link>\s?[-–]\s?|{_S}(?:to|and|or|through|until|till){_S})"
_NO_NUMBER_BEFORE = r"(?<![\w/$€£#])(?<![0-9][.,-])"
_NO_NUMBER_AFTER = r"(?![0-9A-Za-z]|[.,:/][0-9]|-[0-9]|\s?%|\s?per\s?cent\b)"
_WHICH = r"(?i:last|this|next|coming|past|previous|following|preceding)"

_FORMS = {
    # 2024-06-19, 2024-06
    "iso": r"(?<![\w./-])(?P<year>(?:1[5-9]|2[01])[0-9]{2})-(?P<month>[01][0-9])(?:-(?P<day>[0-3][0-9]))?"
    r"(?![0-9]|[-/.][0-9]|-?[A-SU-Za-z_]|T(?![0-9]))",
    # 19.06.2024, 6/19/2024, 2024/06/19
    "numeric": r"(?<![\w./-])(?:(?P<one>[0-9]{1,2})(?P<mark>[./])(?P<two>[0-9]{1,2})(?P=mark)"
    r"(?P<year>(?:1[5-9]|2[01])[0-9]{2})|(?P<year1>(?:1[5-9]|2[01])[0-9]{2})/(?P<month>[01]?[0-9])/(?P<day>[0-3]?[0-9]))"
    r"(?![\w/]|[.,-][0-9])",
    # 19 June 2024, Monday 11th of November, the nineteenth day of June, 11-13 June, 30 May to 2 June 2024
    "day_month": rf"{_NO_NUMBER_BEFORE}{_ABOUT}{_WEEKDAY_FIRST}"
    rf"(?:(?P<day1>{_DAY})(?:{_S}(?:of{_S})?(?P<month1>{_MONTH}))?{_LINK})?"
    rf"(?:(?P<day>{_DAY})(?:{_S}day)?(?:{_S}(?:of{_S})?|-)|(?P<ordinal>{_DAY_IN_WORDS})(?:{_S}day)?{_S}of{_S})"
    rf"(?P<month>{_MONTH})(?P<tail>{_YEAR})?",
    # June 19, 2024, Wednesday, Nov. 11, June 11-13, May 30 to June 2, 2024
    "month_day": rf"(?<!\w){_ABOUT}{_WEEKDAY_FIRST}(?P<month>{_MONTH})(?:{_S}|(?<=\.))(?:the{_S})?(?P<day>{_DAY})"
    rf"(?:{_LINK}(?:(?P<month2>{_MONTH}){_S})?(?P<day2>{_DAY}))?(?P<tail>{_YEAR})?{_NO_NUMBER_AFTER}",
    # June 2024, Nov. 2024, June of last year, March to May 2024
    "month_year": rf"(?<!\w)(?=[A-Za-r]){_ABOUT}(?:(?P<month1>{_MONTH}){_LINK})?(?P<month>{_MONTH})(?P<tail>{_YEAR})",
    # June, last June
    "month": rf"(?<!\w)(?:(?P<which>{_WHICH}){_S})?(?P<month>{'|'.join(_MONTHS)})(?![A-Za-z0-9])",
    # Monday, last Thursday, Monday of last week
    "weekday": rf"(?<!\w)(?:(?P<near>(?i:last|this|next)){_S}week,?{_S}(?:on{_S})?)?(?:(?P<which>{_WHICH}){_S})?"
    rf"(?P<weekday>{'|'.join(_WEEKDAYS)})(?![A-Za-z])(?:,?{_S}(?:of{_S})?(?P<near2>last|this|next){_S}week\b)?",
    # 2022
    "year": rf"(?<![\w./$€£#+-])(?:(?P<about>(?i:circa|ca?\.)){_S})?(?P<year>{_YEAR_IN_DIGITS})"
    rf"(?![-/][0-9]{{1,2}}\b|-[a-z]|[$€£/])",
    # 2018-2022
    "years": rf"(?<![\w./$€£#+-])(?P<year1>(?:1[5-9]|2[01])[0-9]{{2}})\s?[-–]\s?"
    rf"(?P<year>{_YEAR_IN_DIGITS})(?![-/–][0-9])",
    # the 1990s
    "decade": r"(?<![\w.,$€£-])(?P<decade>(?:1[5-9]|20)[0-9]0)s\b",
    # yesterday, this morning, earlier this month, last year
    "relative": rf"\b(?P<phrase>(?i:the{_S}day{_S}before{_S}yesterday|the{_S}day{_S}after{_S}tomorrow|yesterday"
    rf"|today|tonight|tomorrow|this{_S}(?:morning|afternoon|evening)|last{_S}(?:night|evening)"
    rf"|(?:(?:earlier|later){_S})?(?:this|last|next){_S}(?:week|month|year)"
    rf"|(?:earlier|later){_S}in{_S}the{_S}(?:week|month|year)))\b",
    # three days ago
    "ago": rf"\b(?P<amount>(?i:an?|{_CARDINAL})|[0-9]{{1,3}}){_S}(?P<unit>day|week|month|year)s?{_S}ago\b",
}


@cache
def compiled() -> dict[str, re.Pattern[str]]:
    """Every form by its name, compiled once.

    >>> compiled()["month_day"].search("Done on June 19, 2024.").group("day")
    '19'
    """
    return {name: re.compile(pattern) for name, pattern in _FORMS.items()}
