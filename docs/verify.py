#!/usr/bin/env python3
"""Checks bundles of the SLA Ledger, independently of the platform that wrote them.

    python3 verify.py [--key NAME+ID+KEY] [--witness NAME+ID+KEY]... BUNDLE...

For each bundle it prints "OK 123.45 EUR", or "FAILED" and, indented, everything that does not hold;
of several each line begins with the file's name. Ends with 0 if all hold, with 1 if one does not,
with 2 if one can't be read as a bundle.

Needs Python 3.11 or newer and nothing else. It is written from docs/auditors.md (formats),
docs/statement.md and docs/evidence.md (sums), which say why each rule is as it is. Numbers in
brackets are those of the rules there: E of evidence.md, S of statement.md, J, L and B of
auditors.md. Not named is what no bundle can ask for: E21, E22 and E25, as a statement has one
version of the terms, and E27 to E31, of what comes later and of pages.

Time is whole nanoseconds: an instant since 1970-01-01T00:00:00Z, a stretch of time a pair
(from, to) whose end does not belong to it. Shares and money are exact fractions until they are
printed.
"""

import argparse
import base64
import binascii
import hashlib
import json
import re
import sys
import unicodedata
from bisect import bisect_left, bisect_right
from fractions import Fraction

RULESET = "sla-1"
LARGEST_FILE = 1 << 30
LONGEST_EVENT = 60 * 1024
DEEPEST_JSON = 1000
LONGEST_NUMBER = 1000
MOST_SIGNATURES = 100
MOST_DAYS = 1_000_000

SECOND = 1_000_000_000
MINUTE = 60 * SECOND
HOUR = 3600 * SECOND
DAY = 86_400 * SECOND


class Unreadable(Exception):
    """A file is no bundle."""

    def __init__(self, line, what):
        super().__init__(what if line == 0 else f"line {line}: {what}")


class Wrong(Exception):
    """A value is not what should stand there."""


class NoStatement(Exception):
    """The events come to no statement."""


class Unsummable(NoStatement):
    """What the events say can't be summed up: no service would have let it pass."""

    def __init__(self, what):
        super().__init__(f"the events can't be summed up: {what}")
        self.what = what


# ---------------------------------------------------------------- values: instants, durations, decimals


class Instant(int):
    """Nanoseconds since 1970-01-01T00:00:00Z."""


class Duration(int):
    """Nanoseconds."""


class Decimal:
    """A decimal number with the digits that were written: 99.90 keeps its zero."""

    def __init__(self, text):
        self.text = text
        self.value = Fraction(text)

    def plain(self):
        negative = self.value < 0 or not self.text.startswith("-")
        return self.text if negative else self.text[1:]  # there is no zero below zero


EARLIEST = -31_557_014_167_219_200 * SECOND
LATEST = 31_556_889_864_403_199 * SECOND + 999_999_999

DATE = r"(-[0-9]{4,10}|[0-9]{4}|\+[0-9]{5,10})-([0-9]{2})-([0-9]{2})"
INSTANT = re.compile(
    DATE + r"T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{0,9}))?(Z|[+-][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)",
    re.IGNORECASE | re.ASCII,
)
LOCAL_DATE = re.compile(DATE)
DURATION_FORM = re.compile(
    r"P(?=[-0-9T])(-?[0-9]{1,15}D)?"
    r"(T(?=[-0-9])(-?[0-9]{1,16}H)?(-?[0-9]{1,18}M)?(-?[0-9]{1,18}(\.[0-9]{1,9})?S)?)?"
)
DURATION = re.compile(
    r"P(?:([-+]?[0-9]+)D)?(T(?:([-+]?[0-9]+)H)?(?:([-+]?[0-9]+)M)?(?:([-+]?[0-9]+)(?:[.,]([0-9]{0,9}))?S)?)?",
    re.IGNORECASE | re.ASCII,
)
DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,19})(\.[0-9]{1,18})?")


def days_before_month(year, month):
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365)[month - 1] + (1 if leap and month > 2 else 0)


def days_in_month(year, month):
    return days_before_month(year, month + 1) - days_before_month(year, month) if month < 12 else 31


def day_number(year, month, day):
    """Days since 1970-01-01, in the calendar of ISO 8601, for any year."""
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + days_before_month(year, month) + day - 719_163


def date_of(number):
    """Year, month and day of a day's number."""
    year = (number + 719_162) * 400 // 146_097 + 1
    while day_number(year, 1, 1) > number:
        year -= 1
    while day_number(year + 1, 1, 1) <= number:
        year += 1
    month = 12
    while day_number(year, month, 1) > number:
        month -= 1
    return year, month, number - day_number(year, month, 1) + 1


def read_day(text):
    match = LOCAL_DATE.fullmatch(text)
    if not match:
        raise Wrong("must be a date such as 2026-11-23")
    return day_of(match)


def day_of(match):
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    if abs(year) > 999_999_999 or not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month):
        raise Wrong("there is no such day")
    if match[1].startswith("-") and year == 0:
        raise Wrong("there is no year -0000")
    return day_number(year, month, day)


def read_instant(text):
    """[J5] As ISO 8601 writes it; an offset is allowed, and 24:00:00 is the day's end."""
    match = INSTANT.fullmatch(text)
    if not match:
        raise Wrong("must be an instant such as 2026-11-23T12:00:00Z")
    days = day_of(match)
    hour, minute, second = int(match[4]), int(match[5]), int(match[6])
    nanos = int((match[7] or "").ljust(9, "0"))
    leap_second = (hour, minute, second) == (23, 59, 60)
    if leap_second:
        second = 59
    if (hour, minute, second, nanos) == (24, 0, 0, 0):
        hour, days = 0, days + 1
    if hour > 23 or minute > 59 or second > 59:
        raise Wrong("there is no such time of day")
    instant = days * DAY + hour * HOUR + minute * MINUTE + second * SECOND + nanos - offset_of(match[8].upper())
    return checked_instant(instant)


def checked_instant(instant):
    if not EARLIEST <= instant <= LATEST:
        raise Wrong("an instant that is out of bounds")
    return Instant(instant)


def offset_of(text):
    if text == "Z":
        return 0
    parts = [int(part) for part in text[1:].split(":")] + [0]
    if parts[0] > 18 or max(parts[1:]) > 59 or (parts[0] == 18 and max(parts[1:]) > 0):
        raise Wrong("an offset is at most 18 hours")
    seconds = (parts[0] * 3600 + parts[1] * 60 + parts[2]) * SECOND
    return -seconds if text[0] == "-" else seconds


def read_zone_offset(text):
    """As frozen zones have it: Z, +01:00, and the shorter and longer forms of ISO 8601."""
    if text == "Z":
        return 0
    match = re.fullmatch(r"([+-])([0-9]{1,2}|[0-9]{2}:[0-9]{2}(?::[0-9]{2})?|[0-9]{4}|[0-9]{6})", text)
    if not match:
        raise Wrong(f"'{text}' is no offset")
    digits = match[2].replace(":", "")
    digits = digits.zfill(2) if len(digits) == 1 else digits
    return offset_of(match[1] + ":".join((digits.ljust(6, "0")[at : at + 2]) for at in (0, 2, 4)))


def show_instant(instant):
    seconds, nanos = divmod(instant, SECOND)
    days, seconds = divmod(seconds, 86_400)
    year, month, day = date_of(days)
    shown = f"{year:04d}" if 0 <= year <= 9999 else f"{year:+05d}"
    fraction = f".{nanos:09d}" if nanos else ""
    while fraction.endswith("000"):
        fraction = fraction[:-3]
    return f"{shown}-{month:02d}-{day:02d}T{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}{fraction}Z"


def read_duration(text):
    """[J6] Of the narrower form that events have."""
    if not DURATION_FORM.fullmatch(text):
        raise Wrong("must be a duration such as PT30M or P1D")
    return any_duration(text)


def any_duration(text):
    match = DURATION.fullmatch(text)
    if not match or text[-1] in "PpTt":
        raise Wrong("must be a duration such as PT4H")
    days, hours, minutes, seconds = (int(match[at] or 0) for at in (1, 3, 4, 5))
    fraction = int((match[6] or "").ljust(9, "0"))
    fraction = -fraction if (match[5] or "").startswith("-") else fraction
    time = days * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND + fraction
    if abs(time) >= 1 << 93:
        raise Wrong("a duration that is out of bounds")
    return Duration(time)


def show_duration(time):
    """[J6] Hours, minutes and seconds, each with its sign, without those that are zero."""
    if time == 0:
        return "PT0S"
    sign = "-" if time < 0 else ""
    hours, rest = divmod(abs(time), HOUR)
    minutes, rest = divmod(rest, MINUTE)
    seconds, nanos = divmod(rest, SECOND)
    shown = "PT"
    shown += f"{sign}{hours}H" if hours else ""
    shown += f"{sign}{minutes}M" if minutes else ""
    if seconds or nanos:
        shown += f"{sign}{seconds}" + (f".{nanos:09d}".rstrip("0") if nanos else "") + "S"
    return shown


def rounded(value, digits):
    """[S36] HALF_UP to so many digits, all of them written: the only place where anything is rounded."""
    scaled = value * 10**digits
    whole = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
    sign = "-" if scaled < 0 and whole else ""
    text = str(whole).rjust(digits + 1, "0")
    return sign + (text if digits == 0 else text[:-digits] + "." + text[-digits:])


# ---------------------------------------------------------------- JSON


def read_json(line):
    """[J1] JSON with each member once, of a bounded depth, and numbers of a bounded length."""
    text = line.decode("utf-8")
    if text.count("{") + text.count("[") > DEEPEST_JSON:
        require_shallow(text)
    try:
        return json.loads(
            text, object_pairs_hook=once_each, parse_int=whole_number, parse_float=broken_number, parse_constant=no_constant
        )
    except (ValueError, RecursionError) as e:
        raise Wrong(f"not JSON: {e}") from None


def require_shallow(text):
    depth, quoted, escaped = 0, False, False
    for char in text:
        if quoted:
            quoted = escaped or char != '"'
            escaped = char == "\\" and not escaped
        elif char == '"':
            quoted, escaped = True, False
        elif char in "{[":
            depth += 1
            if depth > DEEPEST_JSON:
                raise Wrong("not JSON: too deep")
        elif char in "}]":
            depth -= 1


def once_each(pairs):
    read = dict(pairs)
    if len(read) < len(pairs):
        raise ValueError("a member stands twice")
    return read


def whole_number(text):
    if len(text) > LONGEST_NUMBER:
        raise ValueError("a number that is too long")
    return int(text)


class Broken(float):
    """A number with a point or an exponent: nothing here may be one."""


def broken_number(text):
    if len(text) > LONGEST_NUMBER:
        raise ValueError("a number that is too long")
    return Broken(0)


def no_constant(text):
    raise ValueError(f"{text} is no JSON")


def plain(value):
    """What a value is in JSON; members without a value are left out."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items() if each is not None}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if isinstance(value, Instant):
        return show_instant(value)
    if isinstance(value, Duration):
        return show_duration(value)
    return value.plain() if isinstance(value, Decimal) else value


def utf16(name):
    return name.encode("utf-16-be", "surrogatepass")


def sorted_members(value):
    if isinstance(value, dict):
        return {key: sorted_members(value[key]) for key in sorted(value, key=utf16)}
    return [sorted_members(each) for each in value] if isinstance(value, list) else value


def canonical(value):
    """[J8] As RFC 8785 writes it: members sorted by UTF-16, no white space, UTF-8."""
    tree = sorted_members(plain(value))
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


# ---------------------------------------------------------------- what events say
#
# A reader takes what stands in JSON and gives the value, or raises Wrong. Members that are not named here are passed
# over. A member that is not optional has to be there and may not be null [J4].


class Optional:
    def __init__(self, reader):
        self.reader = reader


def text(value):
    if not isinstance(value, str) or re.search("[\0\ud800-\udfff]", value):
        raise Wrong("must be a text without NUL and half surrogate pairs")
    return value


def of(parse):
    return lambda value: parse(text(value))


def matching(form, what):
    pattern = re.compile(form)

    def read(value):
        if not pattern.fullmatch(text(value)):
            raise Wrong(f"must be {what}")
        return value

    return read


def one_of(*names):
    def read(value):
        if not isinstance(value, str) or value not in names:
            raise Wrong("must be one of " + ", ".join(names))
        return value

    return read


def whole(value):
    if isinstance(value, bool) or not isinstance(value, int) or not -(1 << 31) <= value < 1 << 31:
        raise Wrong("must be a whole number of 32 bits")
    return value


def long_whole(value):
    if isinstance(value, bool) or not isinstance(value, int) or not -(1 << 63) <= value < 1 << 63:
        raise Wrong("must be a whole number of 64 bits")
    return value


def truth(value):
    if not isinstance(value, bool):
        raise Wrong("must be true or false")
    return value


def decimal(value):
    if not DECIMAL.fullmatch(text(value)):
        raise Wrong("must be a plain decimal number in quotes such as 99.9")
    return Decimal(value)


def target(value):
    """[J7] Counted time, or a number of working days."""
    if text(value).startswith("P"):
        time = any_duration(value)
        if time < 0:
            raise Wrong("must not be negative")
        return show_duration(time)
    match = re.fullmatch("(?:(1) working day|([1-9][0-9]{0,2}) working days)", value)
    days = int(match[1] or match[2]) if match else 0
    if not 1 <= days <= 366:
        raise Wrong("must be a duration such as PT4H, or working days such as 2 working days")
    return "1 working day" if days == 1 else f"{days} working days"


def inside(path, reader, value):
    try:
        return reader(value)
    except Wrong as e:
        below = str(e)
        joint = "" if below.startswith(("[", ".")) else " "
        raise Wrong(f"{path}{joint}{below}") from None


def many(reader):
    def read(value):
        if not isinstance(value, list):
            raise Wrong("must be a list")
        return [inside(f"[{at}]", reader, each) for at, each in enumerate(value)]

    return read


def by(keys, reader):
    def read(value):
        if not isinstance(value, dict):
            raise Wrong("must be an object")
        return {keys(key): inside("." + key, reader, each) for key, each in value.items()}

    return read


def record(members):
    def read(value):
        if not isinstance(value, dict):
            raise Wrong("must be an object")
        return {name: member(name, reader, value) for name, reader in members.items()}

    return read


def member(name, reader, value):
    if isinstance(reader, Optional):
        found = value.get(name)
        return None if found is None else inside("." + name, reader.reader, found)
    if value.get(name) is None:
        raise Wrong(f".{name} is missing")
    return inside("." + name, reader, value[name])


def kinds(tag, **each):
    """One of several records, told by one member."""

    def read(value):
        if not isinstance(value, dict):
            raise Wrong("must be an object")
        kind = inside("." + tag, one_of(*each), value.get(tag))
        return {tag: kind} | each[kind](value)

    return read


NAME_FORM = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}"
STREAM_FORM = "[a-z]{2,20}/[A-Za-z0-9][A-Za-z0-9._:@-]{0,178}"
STREAM_KINDS = (
    "customer agreement calendar package ticket note change clock probe window credit notice ledger".split()
)


def stream_name(value):
    if not re.fullmatch(STREAM_FORM, text(value)) or value.split("/")[0] not in STREAM_KINDS:
        raise Wrong("must be a stream, prefix/id")
    return value


URI_PLAIN = r"(?:[A-Za-z0-9_\-!.~'()*;:@&=+$,]|%[0-9A-Fa-f]{2}|[^\0-\x9f\s])"
URI_AUTHORITY = rf"(?:{URI_PLAIN}+|(?:{URI_PLAIN}+@)?\[[0-9A-Fa-f:.]+\](?::[0-9]*)?)"
URI_REST = rf"(?:{URI_PLAIN}|[/?\[\]])"
URI_TAIL = rf"(?:#{URI_REST}*)?"
HIERARCHICAL = re.compile(
    rf"(?://{URI_AUTHORITY}(?=[/?#]|$)|//(?=[/?#])|(?!//))(?:{URI_PLAIN}|/)*(?:\?{URI_REST}*)?{URI_TAIL}"
)
OPAQUE = re.compile(rf"(?!/){URI_REST}+{URI_TAIL}")
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")


def uri(value):
    """[J7] RFC 2396, as far as it goes."""
    rest, form = text(value), HIERARCHICAL
    if ":" in re.split("[/?#]", rest, maxsplit=1)[0]:
        scheme = SCHEME.match(rest)
        rest = rest[scheme.end() :] if scheme else "#"
        form = HIERARCHICAL if rest.startswith("/") else OPAQUE
    if not form.fullmatch(rest):
        raise Wrong("must be a URI")
    return value


name = matching(NAME_FORM, "a name: 1 to 64 letters, digits, dots, underscores, hyphens")
instant, duration, day = of(read_instant), of(read_duration), of(read_day)
sealed = matching(f"v[1-9][0-9]?:[a-z]{{2,20}}(/{NAME_FORM}){{1,3}}:[A-Za-z0-9_-]{{38,}}", "a sealed text")
reference = matching(
    f"events:{STREAM_FORM}#[1-9][0-9]{{0,17}}-[1-9][0-9]{{0,17}}|sha256:[0-9a-f]{{64}}|(ticket|change):{NAME_FORM}",
    "a reference to evidence",
)

ATOMS = {
    "text": text,
    "name": name,
    "instant": instant,
    "day": day,
    "duration": duration,
    "decimal": decimal,
    "whole": whole,
    "long": long_whole,
    "truth": truth,
    "uri": uri,
    "target": target,
    "sealed": sealed,
    "reference": reference,
    "stream": stream_name,
    "any": str,
}

# NAME MEMBER FORM, ...   A member with ? may be missing; [FORM] is a list, {KEY:FORM} an object, A|B one of these texts;
# ...NAME stands for the members of another; NAME/MEMBER=KIND is what NAME has where that member says so.
MEMBERS = """
Addendum customer name, basedOn? Package, zone text, currency text, cycle MONTH|QUARTER, effective? instant,
    runningClocks? KEEP|SWITCH, supportHours? text, calendars? {any:whole}, priorities {Priority:Targets},
    services [Service], responseCredit? ResponseCredit, changes? [Change], claims? Claims, checkpointKey? text
PackageTerms zone? text, currency? text, cycle? MONTH|QUARTER, runningClocks? KEEP|SWITCH, supportHours? text,
    priorities? {Priority:Targets}, services? [PackageService], responseCredit? ResponseCredit, changes? [Change],
    claims? Claims, checkpointKey? text
Package name name, version? whole
Targets hours text, response? Target, update? Target, resolve? Target, waitingPauses? truth
Target target target, warnAt? [whole]
ResponseCredit percent decimal, cap? decimal
Change what text, requestedBy [Party], approvedBy [Party]
Claims claimWithin duration, disputeWithin duration, ruleWithin? duration
Service service text, fee decimal, firstPeriodFee? decimal, points [Point], unobserved UP|DOWN|EXCLUDED,
    maintenance? Maintenance, exclusions? [Excludable], excludedTime? KEPT|REMOVED, availability Availability, credit Credit
PackageService service text, fee? decimal, unobserved? UP|DOWN|EXCLUDED, maintenance? Maintenance,
    exclusions? [Excludable], excludedTime? KEPT|REMOVED, availability? Availability, credit? Credit
Maintenance notice duration, within? text, yearlyCap? duration
Point point name, probe Probe, interval duration, timeout duration, confirm whole, staleness? duration, quorum? whole,
    locations? [text], silent? UP|DOWN|ABSTAINS
Probe/kind=HTTP url uri, method? GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE, headers? [Header], body? text,
    version? HTTP_1_1|HTTP_2, redirects? whole, expectStatus? [whole], expectText? text, expectPattern? text,
    expectJson? ExpectedJson, maxLatency? duration, certificateValidFor? duration, clientCertificate? text
Probe/kind=TCP host text, port whole, maxLatency? duration
Probe/kind=TLS host text, port whole, serverName? text, certificateValidFor? duration, clientCertificate? text,
    maxLatency? duration
Probe/kind=DNS name text, type A|AAAA|CAA|CNAME|MX|NS|SOA|SRV|TXT, resolver? text, expectAnswers? [text],
    maxLatency? duration
Probe/kind=HEARTBEAT
Probe/kind=REPORTED integrator text
Header name text, value? text, secret? text
ExpectedJson path text, value text
Availability/method=DOWNTIME objective decimal, minimumOutage? duration, wholeUnits? duration
Availability/method=SLICES objective decimal, slice duration, badAbove decimal, minimumRun? whole
Availability/method=ERROR_RATE objective decimal, slice duration
Limits cap? decimal, minimumAmount? decimal
Credit/schedule=TIERS tiers [Tier], ...Limits
Credit/schedule=PER_HOUR_BEYOND percentPerHour decimal, ...Limits
Credit/schedule=PRO_RATA multiple decimal, ...Limits
Credit/schedule=HOURS_WAIVED moreThan duration, ...Limits
Tier below? decimal, atMost? decimal, percent decimal
Zone zone text, initialOffset text, from instant, until instant, transitions [ZoneChange]
ZoneChange at instant, before text, after text
CalendarTerms zone text, hours {WeekDay:[text]}, later? [Later], holidays [Holiday], fromYear whole, toYear whole
Later from day, hours {WeekDay:[text]}
Holiday date day, name? text

Agreed agreement name
Signing ...Agreed, addendumVersion whole, documentHash text
AddendumProposed ...Signing, addendum Addendum, zone Zone
AddendumAccepted ...Signing, party Party, acceptedBy text
AddendumSigned ...Signing, signedBy text, effectiveFrom instant
AgreementEnded ...Agreed, at instant, reason text, lastPeriodFees? {any:decimal}
CalendarPublished calendar name, calendarVersion whole, terms CalendarTerms, zone Zone, reason text
PackagePublished name name, packageVersion whole, terms PackageTerms

Measured point name, location text
Told ...Measured, inbound? Origin, imported? text
Origin integrator text, source text, id text, subject? text, original sealed
Phases resolve? duration, connect? duration, handshake? duration, firstByte? duration, transfer? duration
Latency p50 duration, p99 duration, max duration
ProbeFailed ...Told, at instant, consecutive whole, reason Failure, status? whole, detail text, took duration,
    phases? Phases, excerpt? sealed
ProbeRecovered ...Told, at instant, failingSince instant, status? whole, took duration, phases? Phases
ObservationRecorded ...Told, from instant, to instant, attempts whole, failures whole, latency? Latency
ObservationMissed ...Measured, from instant, to instant, reason Missed, detail text

Window window name, inbound? Origin
Planned from instant, to instant
Recurrence rule text, zone text
MaintenanceWindowAnnounced ...Window, customers [name], services [text], points? [name], occurrences [Planned],
    recurrence? Recurrence, reason text
MaintenanceWindowMoved ...Window, occurrence whole, to Planned, reason? text
MaintenanceWindowOpened ...Window, occurrence whole, at instant
MaintenanceWindowClosed ...Window, occurrence whole, at instant
MaintenanceWindowCancelled ...Window, occurrences [whole], at instant, reason text

Run ticket name, kind RESPONSE|UPDATE|RESOLVE, startedAt instant, terms ClockTerms
RunOf ...Run, customer name
ClockTerms agreement name, addendumVersion whole, priority Priority, target? target, hours text, calendarVersion? whole
Deadline dueAt instant, inTimeUntil? instant, warnings [Warning]
Warning percent whole, at instant
ClockStarted ...RunOf, service text, deadline? Deadline
ClockRetargeted ...RunOf, service text, deadline? Deadline, reason text
ClockPaused ...Run, pausedAt instant, reason CUSTOMER_ANSWER|CUSTOMER_ACTION|CUSTOMER_REQUEST|THIRD_PARTY
ClockContinued ...Run, since instant, continuedAt instant, deadline? Deadline, reason text
ClockWarned ...RunOf, percent whole, dueAt instant
ClockBreached ...RunOf, dueAt instant
ClockBreachWithdrawn ...RunOf, dueAt instant, reason text
ClockStopped ...RunOf, stoppedAt instant, elapsed duration, met? truth
ClockVoided ...Run, reason text

OfPeriod ...Agreed, period text
Exclusion ...OfPeriod, exclusion name
ExclusionClaimed ...Exclusion, category Excludable, services [text], points? [name], from instant, to instant,
    backdated truth, evidence [reference], reason sealed
ExclusionAccepted ...Exclusion, reason? sealed
ExclusionRejected ...Exclusion, reason sealed
ExclusionContested ...Exclusion, evidence [reference], reason sealed
GivenOut ...OfPeriod, ruleset text, cut [Cut], ledgerSize? long, statementHash text, credit decimal, currency text
Cut stream stream, version long
StatementIssued ...GivenOut
StatementDisputed ...OfPeriod, dispute name, statementHash text, about Matter, evidence [reference], reason sealed,
    ruleBy? instant
Matter/kind=INTERVAL service text, from instant, to instant
Matter/kind=EXCLUSION exclusion name
Matter/kind=FIGURE service? text, figure text
DisputeRuled ...OfPeriod, dispute name, ruling UPHELD|REJECTED, reason sealed
StatementCorrected ...GivenOut, correctedHash text, difference decimal, changes [Changed], disputes [name], reason? sealed
Changed path text, before? text, after? text
CreditGranted ...OfPeriod, amount decimal, currency text, statementHash text
CreditSettled ...OfPeriod, amount decimal, currency text, reference text
"""
ONE_OF = {
    "Priority": "P1|P2|P3|P4",
    "Party": "PROVIDER|CUSTOMER",
    "Excludable": "CUSTOMER_CHANGE|THIRD_PARTY|FORCE_MAJEURE|ABUSE",
    "WeekDay": "MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY",
    "Failure": "DNS|REFUSED|TIMEOUT|RESET|TLS|STATUS|PROTOCOL|REDIRECT|CONTENT|SLOW|CERTIFICATE|SILENT|REPORTED",
    "Missed": "NOT_RUNNING|OVERLOADED|CLOCK_STEPPED|FORBIDDEN_ADDRESS|NETWORK_DOWN|NOT_CONFIGURED",
}
ENTRIES = dict(
    (line + " ").split(" ", 1) for line in re.sub(r",\n +", ", ", MEMBERS).split("\n") if line
)


def reader_of(form):
    if form.startswith("["):
        return many(reader_of(form[1:-1]))
    if form.startswith("{"):
        keys, _, values = form[1:-1].partition(":")
        return by(reader_of(keys), reader_of(values))
    if "|" in form or form in ONE_OF:
        return one_of(*ONE_OF.get(form, form).split("|"))
    return ATOMS[form] if form in ATOMS else named_reader(form)


def named_reader(entry):
    if entry in ENTRIES:
        return record(members_of(entry))
    found = {each: re.fullmatch(f"{entry}/(.+)=(.+)", each) for each in ENTRIES}
    tag = next(match[1] for match in found.values() if match)
    return kinds(tag, **{match[2]: record(members_of(each)) for each, match in found.items() if match})


def members_of(entry):
    members = {}
    for each in filter(None, ENTRIES[entry].strip().split(", ")):
        if each.startswith("..."):
            members |= members_of(each[3:])
        else:
            member_name, form = each.split(" ")
            reader = reader_of(form)
            members[member_name.rstrip("?")] = Optional(reader) if member_name.endswith("?") else reader
    return members


AGREEMENT_EVENTS = (
    "AddendumProposed AddendumAccepted AddendumSigned AgreementEnded CalendarPublished PackagePublished".split()
)
FAMILIES = {
    "agreement": AGREEMENT_EVENTS,
    "calendar": AGREEMENT_EVENTS,
    "package": AGREEMENT_EVENTS,
    "probe": "ProbeFailed ProbeRecovered ObservationRecorded ObservationMissed".split(),
    "window": [f"MaintenanceWindow{each}" for each in "Announced Moved Opened Closed Cancelled".split()],
    "clock": [
        f"Clock{each}"
        for each in "Started Retargeted Paused Continued Warned Breached BreachWithdrawn Stopped Voided".split()
    ],
    "credit": (
        "ExclusionClaimed ExclusionAccepted ExclusionRejected ExclusionContested StatementIssued StatementDisputed"
        " DisputeRuled StatementCorrected CreditGranted CreditSettled"
    ).split(),
}
READERS = {event: named_reader(event) for family in FAMILIES.values() for event in family}
TYPE = re.compile(r"slaledger\.([A-Z][A-Za-z0-9]{0,60})\.v([1-9][0-9]{0,3})")
UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class UnknownType(Exception):
    """An event of a type that is not known here."""


class Event:
    """What an event says."""

    __slots__ = ("actor", "data", "kind", "recorded", "stream", "version")

    def __init__(self, line):
        """[J2, J3] Reads a line of JSON strictly."""
        if len(line) > LONGEST_EVENT:
            raise Wrong(f"longer than {LONGEST_EVENT} bytes: {len(line)}")
        if len(line) < 2 or line[:1] != b"{" or line[1] == 0:
            raise Wrong("not a JSON object in UTF-8")
        if b"\r" in line:
            raise Wrong("more than one line")
        tree = read_json(line)
        if attribute(tree, "specversion") != "1.0":
            raise Wrong("specversion must be 1.0")
        kind = attribute(tree, "type")
        form = TYPE.fullmatch(kind)
        if not form and kind.startswith("slaledger."):
            raise Wrong("type must be slaledger.<Name>.v<1 to 9999>")
        self.version = tree.get("streamversion")
        if isinstance(self.version, bool) or not isinstance(self.version, int) or not 1 <= self.version < 1 << 63:
            raise Wrong("streamversion must be a whole number of 1 or more")
        self.stream = attribute(tree, "subject")
        if not form or form[1] not in READERS or form[2] != "1":
            raise UnknownType(kind)
        self.kind = form[1]
        inside("subject", stream_name, self.stream)
        if self.kind not in FAMILIES.get(self.stream.split("/")[0], ()):
            raise Wrong(f"subject {self.kind} does not belong to {self.stream}")
        if not UUID.fullmatch(attribute(tree, "id")):
            raise Wrong("id must be a UUID in lower case with all its digits")
        for each in ("datacontenttype", "dataschema", "causationid", "correlationid", "traceparent"):
            if tree.get(each) is not None and not isinstance(tree[each], str):
                raise Wrong(f"{each} must be a text")
        attribute(tree, "source")
        self.actor = attribute(tree, "actor")
        milliseconds(tree, "time")
        self.recorded = milliseconds(tree, "recordedtime")
        if not isinstance(tree.get("data"), dict):
            raise Wrong("data must be a JSON object")
        self.data = inside("data", READERS[self.kind], tree["data"])

    def says(self, *names):
        return self.kind in names


def attribute(tree, attribute_name):
    value = tree.get(attribute_name)
    if not isinstance(value, str) or not value.strip():
        raise Wrong(f"{attribute_name} is missing or blank")
    return value


def milliseconds(tree, attribute_name):
    at = inside(attribute_name, read_instant, attribute(tree, attribute_name))
    if at % 1_000_000:
        raise Wrong(f"{attribute_name} is finer than a millisecond")
    return at


# ---------------------------------------------------------------- the ledger: hashes, proofs, notes, signatures

HASH_BYTES = 32
NOTHING = hashlib.sha256(b"").digest()


def hash_leaf(content):
    """[L1]"""
    return hashlib.sha256(b"\0" + content).digest()


def hash_node(left, right):
    """[L1]"""
    return hashlib.sha256(b"\1" + left + right).digest()


def read_base64(encoded):
    """Of which each content has one spelling."""
    try:
        content = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        content = None
    if content is None or base64.b64encode(content).decode() != encoded:
        raise Wrong("base64 that is not written as it would be: " + encoded)
    return content


def read_hash(encoded):
    content = read_base64(encoded)
    if len(content) != HASH_BYTES:
        raise Wrong(f"a hash has {HASH_BYTES} bytes, not {len(content)}")
    return content


def read_number(digits):
    if not re.fullmatch("0|[1-9][0-9]{0,17}", digits):
        raise Wrong(f"'{digits}' is no number as it would be written")
    return int(digits)


def subset_root(leaves, size, beside):
    """[L2, L3] The root of a tree with these leaves, from the subtrees without any of them; None where these don't fit."""
    indexes = sorted(leaves)
    if not indexes or indexes[-1] >= size:
        return None
    rest = iter(beside)

    def root(low, high, begin, end):
        if low == high:
            return next(rest, NOTHING)
        if end - begin == 1:
            return leaves[begin]
        middle = begin + (1 << (end - begin - 1).bit_length() - 1)
        cut = bisect_left(indexes, middle, low, high)
        left = root(low, cut, begin, middle)
        return hash_node(left, root(cut, high, middle, end))

    found = root(0, len(indexes), 0, size)
    return found if next(rest, None) is None else None


class Head:
    """[L4] How far a stream goes."""

    def __init__(self, stream, version, last):
        if not stream or any(each <= " " for each in stream):
            raise Wrong(f"a stream's name is one word: '{stream}'")
        self.stream, self.version, self.last = stream, read_number(version), read_hash(last)
        if self.version < 1:
            raise Wrong(f"versions begin with 1, not {self.version}")

    def leaf(self):
        last = base64.b64encode(self.last).decode()
        return hash_leaf(f"{self.stream} {self.version} {last}".encode())


class HeadProof:
    """[L5] What a tree of heads has at a stream's place."""

    def __init__(self, stream, found, path):
        self.stream, self.found, self.path = stream, found, [read_hash(each) for each in path]
        if len(self.path) > 8 * HASH_BYTES:
            raise Wrong(f"a place has {8 * HASH_BYTES} bits, not more")

    def leads_to(self, root):
        place = bits(self.stream)
        if self.found and bits(self.found.stream)[: len(self.path)] != place[: len(self.path)]:
            return False
        reached = self.found.leaf() if self.found else NOTHING
        for bit, beside in reversed(list(zip(place, self.path))):
            reached = hash_node(beside, reached) if bit == "1" else hash_node(reached, beside)
        return reached == root


def bits(stream):
    return f"{int.from_bytes(hashlib.sha256(stream.encode()).digest(), 'big'):0{8 * HASH_BYTES}b}"


class Checkpoint:
    """[L6] What a note signs: the state of a ledger."""

    def __init__(self, note):
        lines = note.split("\n")
        if len(lines) != 5 or lines[4]:
            raise Wrong("a checkpoint has four lines, each with its newline: origin, size, root, heads")
        heads = lines[3].split(" ")
        if len(heads) != 3 or heads[0] != "heads":
            raise Wrong(f"a checkpoint's fourth line reads 'heads STREAMS ROOT', not '{lines[3]}'")
        self.origin, self.size, self.root = lines[0], read_number(lines[1]), read_hash(lines[2])
        self.streams, self.heads = read_number(heads[1]), read_hash(heads[2])
        if not self.origin or any(each < " " for each in self.origin):
            raise Wrong("an origin is one line that is not empty")
        if self.streams > self.size:
            raise Wrong(f"{self.size} leaves can't be those of {self.streams} streams")


class Note:
    """[L7] A text and who signed it."""

    def __init__(self, note):
        end = note.rfind("\n\n")
        if end < 0:
            raise Wrong("a note is a text, an empty line and signatures")
        self.text = note[: end + 1]
        if any(each < " " and each != "\n" for each in self.text):
            raise Wrong("a note has no control characters but newlines")
        lines = [line for line in note[end + 2 :].split("\n") if line]
        if not 1 <= len(lines) <= MOST_SIGNATURES:
            raise Wrong(f"a note has 1 to {MOST_SIGNATURES} signatures, not {len(lines)}")
        self.signatures = [read_signature(line) for line in lines]
        if len(set(self.signatures)) < len(self.signatures):
            raise Wrong("a signature stands twice under one note")

    def signed_by(self, key):
        """There is a signature of this key, and each of them holds."""
        theirs = [content for signer, key_id, content in self.signatures if (signer, key_id) == (key.name, key.id)]
        return bool(theirs) and all(key.holds(self.text, content) for content in theirs)


def read_signature(line):
    parts = line[2:].split(" ") if line.startswith("\u2014 ") else ()
    if len(parts) != 2:
        raise Wrong(f"not a signature's line: '{line}'")
    content = read_base64(parts[1])
    if len(content) <= 4:
        raise Wrong(f"a signature without bytes: '{line}'")
    return key_name(parts[0]), content[:4], content[4:]


def key_name(signer):
    if not signer or any(each == "+" or unicodedata.category(each) in ("Zs", "Zl", "Zp", "Cc") for each in signer):
        raise Wrong(f"a key's name is one word without plus, not '{signer}'")
    return signer


class VerifierKey:
    """[L8] The public half of a key, NAME+ID+KEY."""

    SIGNATURE, COSIGNATURE = 1, 4

    def __init__(self, written):
        parts = written.split("+", 2)
        if len(parts) != 3:
            raise Wrong(f"a verifying key reads NAME+ID+KEY, not '{written}'")
        material = read_base64(parts[2])
        if not material:
            raise Wrong(f"a key without bytes: '{written}'")
        self.written, self.name, self.kind, self.point = written, parts[0], material[0], material[1:]
        if self.kind not in (self.SIGNATURE, self.COSIGNATURE):
            signed = self.kind - 256 if self.kind > 127 else self.kind
            raise Wrong(f"signatures of type {signed} are not known here, 1 and 4 are")
        if len(self.point) != 32:
            raise Wrong(f"an Ed25519 key has 32 bytes, not {len(self.point)}")
        key_name(self.name)
        self.id = hashlib.sha256(self.name.encode() + b"\n" + material).digest()[:4]
        if self.id.hex() != parts[1]:
            raise Wrong(f"the id of this key is {self.id.hex()}, not {parts[1]}")

    def holds(self, note, content):
        """[L7, L9] Whether this key signed this text so."""
        if self.kind == self.SIGNATURE:
            return ed25519_holds(self.point, note.encode(), content)
        seconds = int.from_bytes(content[:8], "big", signed=True)
        cosigned = f"cosignature/v1\ntime {seconds}\n{note}".encode()
        return len(content) == 72 and seconds >= 0 and ed25519_holds(self.point, cosigned, content[8:])


HANDOVER_LINES = 7


class Handover:
    """[L10] One key hands over to the next."""

    def __init__(self, note):
        lines = note.text.split("\n")
        if len(lines) != 5 or lines[0] != "slaledger-handover/v1":
            raise Wrong("a hand-over has four lines: slaledger-handover/v1, a size and two keys")
        self.size, self.before, self.after = read_number(lines[1]), VerifierKey(lines[2]), VerifierKey(lines[3])
        if VerifierKey.COSIGNATURE in (self.before.kind, self.after.kind):
            raise Wrong("a key of a witness signs no ledger")
        if self.before.name != self.after.name:
            raise Wrong(f"a key hands over to one of its own name, {self.before.name}, not {self.after.name}")
        if self.before.written == self.after.written:
            raise Wrong("a key does not hand over to itself")
        signers = [signature[:2] for signature in note.signatures]
        in_order = len(signers) == 2 and signers[0] == (self.before.name, self.before.id)
        if not (in_order and note.signed_by(self.before) and note.signed_by(self.after)):
            keys = f"{self.before.written} and {self.after.written}"
            raise Wrong(f"a hand-over is signed by the key before and then by the one after it, {keys}")


def signer_of(size, trusted, notes):
    """[L11] The key that has to have signed a checkpoint of this size, for who trusts a key."""
    handovers, keys = [], []
    for each in map(Handover, notes):
        if not handovers:
            keys.append(each.before.written)
        elif handovers[-1].after.written != each.before.written:
            raise Wrong(f"{each.before.written} hands over, and {handovers[-1].after.written} would have to")
        elif handovers[-1].size > each.size:
            raise Wrong(f"a hand-over at {each.size} leaves follows one at {handovers[-1].size}")
        if each.after.written in keys:
            raise Wrong(f"{each.after.written} has handed over before")
        keys.append(each.after.written)
        handovers.append(each)
    if not handovers:
        return trusted
    if trusted.written not in keys:
        raise Wrong(f"{trusted.written} is none of the keys that hand over, the first of which is {keys[0]}")
    signer = trusted
    for each in handovers[keys.index(trusted.written) :]:
        signer = each.after if size > each.size else signer
    return signer


# Ed25519, RFC 8032, section 5.1.7. Points are (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z.

FIELD = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
CURVE = -121665 * pow(121666, -1, FIELD) % FIELD
SQRT_OF_MINUS_1 = pow(2, (FIELD - 1) // 4, FIELD)
NEUTRAL = (0, 1, 1, 0)


def add_points(one, other):
    a = (one[1] - one[0]) * (other[1] - other[0]) % FIELD
    b = (one[1] + one[0]) * (other[1] + other[0]) % FIELD
    c = 2 * one[3] * other[3] * CURVE % FIELD
    d = 2 * one[2] * other[2] % FIELD
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % FIELD, g * h % FIELD, f * g % FIELD, e * h % FIELD


def read_point(encoded):
    """Section 5.1.3; None for what is not on the curve or not written as it would be."""
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    if y >= FIELD:
        return None
    square = (y * y - 1) * pow(CURVE * y * y + 1, -1, FIELD) % FIELD
    x = pow(square, (FIELD + 3) // 8, FIELD)
    if (x * x - square) % FIELD:
        x = x * SQRT_OF_MINUS_1 % FIELD
    if (x * x - square) % FIELD or (x == 0 and sign):
        return None
    x = FIELD - x if x & 1 != sign else x
    return x, y, 1, x * y % FIELD


def write_point(point):
    inverse = pow(point[2], -1, FIELD)
    x, y = point[0] * inverse % FIELD, point[1] * inverse % FIELD
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE = read_point((4 * pow(5, -1, FIELD) % FIELD).to_bytes(32, "little"))


def ed25519_holds(key, message, signature):
    """S·B = R + k·A, with S below the group's order."""
    if len(signature) != 64:
        return False
    public = read_point(key)
    s = int.from_bytes(signature[32:], "little")
    if public is None or read_point(signature[:32]) is None or s >= ORDER:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    minus = (FIELD - public[0], public[1], 1, FIELD - public[3])
    either = {(0, 0): NEUTRAL, (1, 0): BASE, (0, 1): minus, (1, 1): add_points(BASE, minus)}
    found = NEUTRAL
    for bit in range(252, -1, -1):
        found = add_points(found, found)
        found = add_points(found, either[s >> bit & 1, k >> bit & 1])
    return write_point(found) == signature[:32]


# ---------------------------------------------------------------- the bundle


class Bundle:
    """[B1] A file, read strictly: there is one way to write a bundle."""

    def __init__(self, file):
        self.lines = checked_lines(file)
        self.at = 0
        self.otherwise = 0  # the first line that is written in another way
        if self.take() != "slaledger-bundle/v1":
            raise self.wrong("a bundle begins with slaledger-bundle/v1")
        try:
            self.parts()
        except Wrong as e:
            raise self.wrong(str(e)) from None

    def parts(self):
        self.agreement, self.period, as_of = self.fields("question", 3)
        if not re.fullmatch(NAME_FORM, self.agreement):
            raise Wrong(f"'{self.agreement}' is no name of an agreement")
        self.as_of = read_instant(as_of)
        if show_instant(self.as_of) != as_of:
            self.otherwise = self.at
        self.note = self.read_note("note")
        self.handovers = []
        while self.next_is_note("handover"):
            self.handovers.append(self.read_note("handover", HANDOVER_LINES))
        self.heads = [self.read_head(fields) for fields in self.each("head")]
        self.absent = [self.read_absent(fields) for fields in self.each("absent")]
        self.events = []
        while self.next_is("event"):
            self.events.append(self.read_event())
        self.beside = []
        while self.next_is("beside"):
            self.beside.append(read_hash(self.fields("beside", 1)[0]))
        self.statement = self.rest("statement").encode()
        self.fields("sha256", 1)
        if self.at != len(self.lines):
            raise Wrong("a bundle ends with its sha256")
        for proof in self.heads:
            inside(proof.stream, stream_name, proof.stream)
        self.checkpoint = Checkpoint(self.note.text)
        if self.otherwise:
            self.at = self.otherwise
            raise Wrong("it is written otherwise than a bundle is")

    def next_is_note(self, kind):
        return self.peek() == kind.encode() or self.next_is(kind)

    def read_note(self, kind, most=None):
        lines = []
        while self.next_is_note(kind) and len(lines) != most:
            line = self.take()
            if line == kind + " ":
                self.otherwise = self.otherwise or self.at
            lines.append(line[len(kind) + 1 :] + "\n")
        return Note("".join(lines))

    def each(self, kind):
        while self.next_is(kind):
            fields = self.rest(kind).split(" ")
            if len(fields) < 2:
                raise Wrong(f"a line '{kind}' has a stream and what is at its place")
            yield fields

    def read_head(self, fields):
        return HeadProof(fields[0], self.head(fields), fields[3:])

    def read_absent(self, fields):
        if fields[1] == "-":
            return HeadProof(fields[0], None, fields[2:])
        return HeadProof(fields[0], self.head(fields[1:]), fields[4:])

    def head(self, fields):
        if len(fields) < 3:
            raise Wrong("a head has a stream, a version and a hash")
        return Head(*fields[:3])

    def read_event(self):
        index, space, line = self.peek()[len("event ") :].partition(b" ")
        self.at += 1
        if not space:
            raise Wrong("an event has an index and its line")
        return read_number(index.decode()), line

    def peek(self):
        if self.at >= len(self.lines):
            raise Wrong("the file ends too early")
        return self.lines[self.at]

    def next_is(self, kind):
        return self.peek().startswith(kind.encode() + b" ")

    def take(self):
        line = self.peek().decode()
        self.at += 1
        return line

    def rest(self, kind):
        line = self.take()
        if not line.startswith(kind + " "):
            raise Wrong(f"here stands a line '{kind} ...'")
        return line[len(kind) + 1 :]

    def fields(self, kind, count):
        fields = self.rest(kind).split(" ")
        if len(fields) != count:
            raise Wrong(f"a line '{kind}' has {count} fields")
        return fields

    def wrong(self, what):
        return Unreadable(self.at, what)


def checked_lines(file):
    """[B2] UTF-8, each line with its newline, the last one the hash of all before it."""
    lines = file.split(b"\n")
    try:
        for line in lines:
            line.decode()
    except UnicodeDecodeError:
        raise Unreadable(0, "the file is not UTF-8") from None
    if lines.pop() or not lines:
        raise Unreadable(0, "the last line has no newline: the file is cut short")
    before = len(file) - len(lines[-1]) - 1
    if lines[-1].decode() != "sha256 " + hashlib.sha256(memoryview(file)[:before]).hexdigest():
        raise Unreadable(len(lines), "the sha256 of what stands before is another: the file was changed")
    return lines


# ---------------------------------------------------------------- sets of time: ordered stretches that neither overlap nor touch


def joined(stretches):
    found = []
    for begin, end in sorted(stretches):
        if begin == end:
            continue
        if found and found[-1][1] >= begin:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((begin, end))
    return found


def shared(one, other):
    found, mine, theirs = [], 0, 0
    while mine < len(one) and theirs < len(other):
        (a, b), (c, d) = one[mine], other[theirs]
        if max(a, c) < min(b, d):
            found.append((max(a, c), min(b, d)))
        if b < d:
            mine += 1
        else:
            theirs += 1
    return joined(found)


def without(one, other):
    if not one or not other:
        return one
    gaps, cursor = [], one[0][0]
    for begin, end in shared(other, [(one[0][0], one[-1][1])]):
        gaps.append((cursor, begin))
        cursor = end
    gaps.append((cursor, one[-1][1]))
    return shared(one, joined(gaps))


def within(stretches, stretch):
    return shared(stretches, joined([stretch]))


def length(stretches):
    return sum(end - begin for begin, end in stretches)


def lies_in(at, stretches):
    """Whether an instant lies in one of them."""
    place = bisect_right(stretches, at, key=lambda one: one[0]) - 1
    return place >= 0 and at < stretches[place][1]


def overlap(one, other):
    return max(one[0], other[0]) < min(one[1], other[1])


def cut_to(one, other):
    begin = max(one[0], other[0])
    return begin, max(begin, min(one[1], other[1]))


# ---------------------------------------------------------------- timelines: [(from, to, state, references)] without gap or overlap

UP, UNOBSERVED, DOWN = 0, 1, 3  # the greater beats the smaller


def timeline(interval, seen):
    """[S14] Lays observations over one another: what beats the others holds; silence is unobserved."""
    ordered = sorted(
        (
            (*cut_to((begin, end), interval), state, refs)
            for begin, end, state, refs in seen
            if overlap((begin, end), interval)
        ),
        key=lambda each: each[0],
    )
    edges = sorted({interval[0], interval[1], *(each[0] for each in ordered), *(each[1] for each in ordered)})
    pieces, open_now, following = [], [], 0
    for begin, end in zip(edges, edges[1:]):
        open_now = [each for each in open_now if each[1] > begin]
        while following < len(ordered) and ordered[following][0] <= begin:
            open_now.append(ordered[following])
            following += 1
        state = max((each[2] for each in open_now), default=UNOBSERVED)
        refs = frozenset().union(*(each[3] for each in open_now if each[2] == state))
        add_piece(pieces, begin, end, state, refs)
    return pieces


def add_piece(pieces, begin, end, state, refs):
    if pieces and pieces[-1][2:] == (state, refs):
        pieces[-1] = (pieces[-1][0], end, state, refs)
    else:
        pieces.append((begin, end, state, refs))


def over(pieces, interval):
    """Cut to an interval; longer by unobserved time where it reaches beyond."""
    first = bisect_right(pieces, interval[0], key=lambda piece: piece[1])
    last = bisect_left(pieces, interval[1], key=lambda piece: piece[0])
    return timeline(interval, pieces[first:last])


def when(pieces, *states):
    return joined((begin, end) for begin, end, state, refs in pieces if state in states)


# ---------------------------------------------------------------- evidence of one location [E1-E13], of several [E14-E20]


class Evidence:
    """What was recorded of one point from one location. A reference is (stream, first version, last version)."""

    def __init__(self, events=()):
        self.covered = coverage(events)
        self.missed = [
            (e.data["from"], e.data["to"], ref(e)) for e in events if e.says("ObservationMissed")
        ]
        self.probes = [
            (e.data["at"], e.says("ProbeFailed"), ref(e), check_of(e))
            for e in events
            if e.says("ProbeFailed", "ProbeRecovered")
        ]

    def times(self):
        yield from ((begin, end) for begin, end, refs in self.covered + self.missed)
        yield from ((at, at) for at, *rest in self.probes)


def ref(event):
    return event.stream, event.version, event.version


def check_of(event):
    """[E20] Which of several checks of the point it is."""
    return (event.data["inbound"] or {}).get("subject") or ""


def coverage(events):
    """[S12] Stretches that touch and stand one behind the other in their stream are one."""
    facts = []
    for event in events:
        if not event.says("ObservationRecorded"):
            continue
        begin, end = event.data["from"], event.data["to"]
        if facts and facts[-1][2][2] + 1 == event.version and facts[-1][1] == begin:
            first, (stream, version, last) = facts[-1][0], facts[-1][2]
            facts[-1] = (first, end, (stream, version, event.version))
        else:
            facts.append((begin, end, ref(event)))
    return facts


def stale_after(evidence, lasting):
    """[E12, E13] What was measured reaches so much further, but not into time that was told as both."""
    if lasting == 0:
        return evidence.covered, evidence.missed
    missed = joined(one[:2] for one in evidence.missed)
    corrected = shared(joined(one[:2] for one in evidence.covered), missed)
    covered = [
        (*part, told)
        for begin, end, told in evidence.covered
        for left in without(joined([(begin, end)]), missed)
        for part in without([(left[0], left[1] + lasting)], corrected)
    ]
    measured = joined(one[:2] for one in covered)
    left = [
        (*part, told)
        for begin, end, told in evidence.missed
        for part in without(joined([(begin, end)]), measured)
    ]
    return covered, left


def seen_from_one(evidence, confirm, lasting, interval):
    """[E3-E13] The point's states as one location saw them."""
    covered, missed = stale_after(evidence, lasting)
    gaps = joined(one[:2] for one in missed)
    seen = [
        (*part, UP, frozenset([told]))
        for begin, end, told in covered
        for part in without(joined([(begin, end)]), gaps)
    ]
    measured = joined(one[:2] for one in seen)
    seen += [(begin, end, UNOBSERVED, frozenset([told])) for begin, end, told in missed]
    for outage, refs in outages(evidence.probes, confirm, interval[1]):
        seen += [(*part, DOWN, refs) for part in within(measured, outage)]
    return timeline(interval, seen)


def outages(probes, confirm, end):
    """[E6-E9, E11, E20] So many failures of one check with no success between them."""
    checks = {}
    for probe in sorted(probes, key=lambda probe: (probe[0], probe[1], written_ref(probe[2]))):
        checks.setdefault(probe[3], []).append(probe)
    for of_one in checks.values():
        series = []
        for at, failed, told, check in of_one:
            if not failed:
                yield from confirmed(series, confirm, at, [told])
                series = []
            elif not series or series[-1][0] != at:
                series.append((at, told))
        yield from confirmed(series, confirm, end, [])


def confirmed(series, confirm, end, recovery):
    if len(series) >= confirm and end >= series[0][0]:
        yield (series[0][0], end), frozenset([told for at, told in series[:confirm]] + recovery)


def written_ref(told):
    return f"{told[0]}#{told[1]}-{told[2]}"


def quorum(locations, enough, silent, interval):
    """[E14-E19] What several locations saw, as one state; one that did not measure counts as the terms say."""

    def counts_down(state):
        return state == DOWN or (state == UNOBSERVED and silent == "DOWN")

    def counts_up(state):
        return state == UP or (state == UNOBSERVED and silent == "UP")

    edges = sorted({*interval, *(piece[0] for pieces in locations for piece in pieces)})
    places = [0] * len(locations)
    found = []
    for begin, end in zip(edges, edges[1:]):
        now = []
        for each, pieces in enumerate(locations):
            while pieces[places[each]][1] <= begin:
                places[each] += 1
            now.append(pieces[places[each]])
        states = [piece[2] for piece in now]
        if all(state == UNOBSERVED for state in states):
            state, says_so = UNOBSERVED, lambda any_state: True
        elif sum(map(counts_down, states)) >= enough:
            state, says_so = DOWN, counts_down
        elif any(map(counts_up, states)):
            state, says_so = UP, counts_up
        else:
            state, says_so = UNOBSERVED, lambda any_state: True
        found.append((begin, end, state, frozenset().union(*(piece[3] for piece in now if says_so(piece[2])))))
    return timeline(interval, found)


class PointTerms:
    """How what is recorded about a point is judged."""

    def __init__(self, point):
        self.name = point["point"]
        self.confirm = point["confirm"]
        self.staleness = point["staleness"] or 0
        self.quorum = 1 if point["quorum"] is None else point["quorum"]
        reported = point["probe"].get("integrator")
        self.locations = [reported] if reported is not None else point["locations"] or []
        self.silent = point["silent"] or "ABSTAINS"
        if self.confirm < 1 or self.quorum < 1 or self.staleness < 0:
            raise Unsummable(f"{self.name} is judged by numbers out of bounds")
        if self.silent != "ABSTAINS" and not self.locations:
            raise Unsummable(f"{self.name} says what silent locations are, and names none")

    def counting(self, by_location):
        if not self.locations:
            return by_location
        return {each: by_location.get(each, Evidence()) for each in sorted(set(self.locations))}

    def seen(self, by_location, interval):
        each = [seen_from_one(one, self.confirm, self.staleness, interval) for one in by_location.values()]
        return quorum(each, self.quorum, self.silent, interval)


def point_of(stream):
    return stream.split("/", 1)[1].split("@", 1)[0]


def location_of(stream):
    return stream.split("/", 1)[1].split("@", 1)[-1]


# ---------------------------------------------------------------- zones, periods, calendars


class Beyond(Unsummable):
    """A time for which the offsets of a zone were not frozen."""


class Zone:
    """[S2] A zone's offsets as they stand in the event: no time zone data of this machine is read."""

    def __init__(self, terms):
        self.name, self.begin, self.until = terms["zone"], terms["from"], terms["until"]
        try:
            self.offset = read_zone_offset(terms["initialOffset"])
            self.changes = [
                (each["at"], read_zone_offset(each["before"]), read_zone_offset(each["after"]))
                for each in terms["transitions"]
            ]
        except Wrong as e:
            raise Unsummable(f"the zone {self.name}: {e}") from None
        last, offset = self.begin, self.offset
        for at, before, after in self.changes:
            if not last < at < self.until or before != offset or before == after:
                raise Unsummable(f"the zone {self.name} has a transition out of order")
            last, offset = at, after
        if self.begin >= self.until:
            raise Unsummable(f"the zone {self.name} is frozen for no time")

    def require(self, at):
        if not self.begin <= at <= self.until:
            raise Beyond(
                f"{show_instant(at)} lies outside {show_instant(self.begin)} to {show_instant(self.until)},"
                f" for which the offsets of {self.name} were frozen"
            )
        return at

    def local(self, at):
        """What local clocks show, as nanoseconds since 1970-01-01T00:00."""
        passed = bisect_right(self.changes, at, key=lambda change: change[0])
        return at + (self.changes[passed - 1][2] if passed else self.offset)

    def day_at(self, at):
        return self.local(self.require(at)) // DAY

    def resolve(self, local):
        """In a gap it moves forward by the gap's length; where it occurs twice, the first occurrence."""
        passed = bisect_right(self.changes, local, key=lambda change: change[0] + max(change[1], change[2]))
        return local - (self.changes[passed - 1][2] if passed else self.offset)

    def instant_of(self, local):
        return self.require(self.resolve(local))


PERIOD_NAME = re.compile("([0-9]{4})-(?:Q([1-4])|(0[1-9]|1[0-2]))")


class Period:
    """[S3] A month or a quarter, from local midnight to local midnight."""

    def __init__(self, year, month, of_cycle, zone):
        self.cycle = of_cycle
        self.name = f"{year:04d}-{month:02d}" if of_cycle == "MONTH" else f"{year:04d}-Q{month // 3 + 1}"
        after = month + (1 if of_cycle == "MONTH" else 3)
        following = (year + 1, after - 12) if after > 12 else (year, after)
        self.interval = (
            zone.instant_of(day_number(year, month, 1) * DAY),
            zone.instant_of(day_number(*following, 1) * DAY),
        )

    @staticmethod
    def at(instant_then, of_cycle, zone):
        year, month, _ = date_of(zone.day_at(instant_then))
        return Period(year, month if of_cycle == "MONTH" else (month - 1) // 3 * 3 + 1, of_cycle, zone)

    @staticmethod
    def named(written, of_cycle, zone):
        match = PERIOD_NAME.fullmatch(written)
        if not match:
            raise NoStatement(f"period: '{written}' is no period")
        found = "MONTH" if match[2] is None else "QUARTER"
        month = int(match[3]) if match[2] is None else int(match[2]) * 3 - 2
        try:
            period = Period(int(match[1]), month, found, zone)
        except Beyond as e:
            raise NoStatement(f"period: {e.what}") from None
        if found != of_cycle:
            raise NoStatement(f"period: '{written}' is no {of_cycle} of this agreement")
        return period


ALL_DAY = {each: [(0, DAY)] for each in range(7)}
WEEK = ONE_OF["WeekDay"].split("|")


class Calendar:
    """[S20] When it is open."""

    def __init__(self, event=None):
        self.always = event is None
        if self.always:
            return
        terms = event.data["terms"]
        self.zone = Zone(event.data["zone"])
        self.holidays = {each["date"] for each in terms["holidays"]}
        later = {each["from"]: read_week(each["hours"]) for each in terms["later"] or ()}
        self.weeks = [(None, read_week(terms["hours"])), *sorted(later.items())]
        self.always = not self.holidays and len(self.weeks) == 1 and self.weeks[0][1] == ALL_DAY
        if not self.always and not self.ever_open():
            raise Unsummable("a calendar that is never open")

    def on(self, day_then):
        if day_then in self.holidays:
            return ()
        hours = self.weeks[0][1]
        for begin, week in self.weeks[1:]:
            hours = week if begin <= day_then else hours
        return hours.get((day_then + 3) % 7, ())

    def hours_on(self, day_then):
        for begin, end in self.on(day_then):
            opens = self.zone.resolve(day_then * DAY + begin)
            yield opens, max(opens, self.zone.resolve(day_then * DAY + end))

    def days(self, begin, end):
        first, last = self.zone.day_at(begin) - 2, self.zone.day_at(end) + 2
        if last - first > MOST_DAYS:
            raise Unsummable("a stretch of too many days")
        return range(first, last + 1)

    def ever_open(self):
        whole_time = (self.zone.begin, self.zone.until)
        return any(overlap(open_then, whole_time) for each in self.days(*whole_time) for open_then in self.hours_on(each))

    def open(self, stretch):
        if self.always:
            return joined([stretch])
        return within(joined(one for each in self.days(*stretch) for one in self.hours_on(each)), stretch)


def read_week(terms):
    week = {}
    for number, week_day_name in enumerate(WEEK):
        for written in terms.get(week_day_name, ()):
            match = re.fullmatch("([0-9]{2}):([0-9]{2})-([0-9]{2}):([0-9]{2})", written)
            from_hour, from_minute, to_hour, to_minute = map(int, match.groups()) if match else (0, 60, 0, 60)
            begin, end = from_hour * 60 + from_minute, to_hour * 60 + to_minute
            if from_minute > 59 or to_minute > 59 or begin >= end or end > 24 * 60:
                raise Unsummable(f"'{written}' is no interval of a day")
            week.setdefault(number, []).append((begin * MINUTE, end * MINUTE))
    if not week:
        raise Unsummable("a calendar that is never open")
    return week


def published_calendars(streams):
    """[S20] Each in its latest version."""
    latest = {}
    for events in streams.values():
        for event in events:
            if event.says("CalendarPublished"):
                known = latest.get(event.data["calendar"])
                if known is None or known.data["calendarVersion"] <= event.data["calendarVersion"]:
                    latest[event.data["calendar"]] = event
    return {"24x7": Calendar()} | {each: Calendar(event) for each, event in latest.items()}


# ---------------------------------------------------------------- the terms of a period [S4-S8]


class Version:
    def __init__(self, event):
        self.number = event.data["addendumVersion"]
        self.addendum = event.data["addendum"]
        self.hash = event.data["documentHash"]
        self.zone_terms = event.data["zone"]
        self.effective = None
        self._zone = None

    def zone(self):
        if self._zone is None:
            self._zone = Zone(self.zone_terms)
        return self._zone

    def period_at(self, at):
        return Period.at(at, self.addendum["cycle"], self.zone())

    def period_named(self, written):
        return Period.named(written, self.addendum["cycle"], self.zone())


class PeriodTerms:
    """Which terms hold for a period, and which part of it a statement covers."""

    def __init__(self, agreement, written, as_of, events):
        versions, self.ended = [], None
        for event in events:
            if event.says("AddendumProposed"):
                versions.append(Version(event))
            elif event.says("AddendumSigned"):
                for version in versions:
                    if version.number == event.data["addendumVersion"]:
                        version.effective = event.data["effectiveFrom"]
            elif event.says("AgreementEnded"):
                self.ended = event.data
        signed = [version for version in versions if version.effective is not None]
        self.latest_first = sorted(signed, key=lambda version: -version.number)
        if not signed:
            raise NoStatement(f"agreement: {agreement} was not signed")
        first = min(self.latest_first, key=lambda version: version.effective)
        self.begins = first.effective
        self.version, self.period = self.held(written, first)
        self.cover(written, as_of)

    def held(self, written, first):
        """[S4, E23] The latest version that was effective when the period began; for the first period, the first one."""
        for version in self.latest_first:
            try:
                period = version.period_named(written)
            except Unsummable:
                raise
            except NoStatement:
                continue
            other = self.begun_under(period.interval[0])
            if other is not None and other.number == version.number:
                return version, period
        period = first.period_named(written)
        if period.interval[0] < first.effective:
            return first, period
        version = self.begun_under(period.interval[0])
        if version is None:
            raise Unsummable("no terms hold")
        return version, version.period_named(written)

    def begun_under(self, at):
        for version in self.latest_first:
            if version.effective <= at and version.effective <= version.period_at(at).interval[0]:
                return version
        return None

    def cover(self, written, as_of):
        """[S5]"""
        begin, whole_end = self.period.interval
        start = max(begin, self.version.effective)
        end = min(whole_end, self.ended["at"]) if self.ended else whole_end
        if begin >= as_of:
            raise NoStatement(f"period: '{written}' lies in the future")
        if start >= end:
            raise NoStatement(f"period: nothing was promised in '{written}'")
        if start >= as_of:
            raise NoStatement(f"asOf: the terms take effect at {show_instant(start)}")
        self.interval = (start, min(end, as_of))
        self.running = as_of < end
        self.end = end

    def services(self):
        return [service | {"fee": self.fee(service)} for service in self.version.addendum["services"]]

    def fee(self, service):
        """[S6]"""
        last = (self.ended["lastPeriodFees"] or {}) if self.ended and self.ended["at"] < self.period.interval[1] else {}
        if service["service"] in last:
            return last[service["service"]]
        first = self.begins > self.period.interval[0] and service["firstPeriodFee"] is not None
        return service["firstPeriodFee"] if first else service["fee"]

    def year(self):
        """[S21] Of the calendar year what counts towards a yearly cap."""
        zone = self.version.zone()
        year, _, _ = date_of(zone.day_at(self.period.interval[0]))
        return max(zone.instant_of(day_number(year, 1, 1) * DAY), self.begins), self.interval[1]


# ---------------------------------------------------------------- which streams a statement rests on [S9]


def planned_times(event):
    if event.says("MaintenanceWindowAnnounced"):
        return event.data["occurrences"]
    return [event.data["to"]] if event.says("MaintenanceWindowMoved") else []


class Contribution:
    def __init__(self, agreement, terms):
        self.agreement = agreement
        self.period, self.interval = terms.period.name, terms.interval
        addendum = terms.version.addendum
        self.customer = addendum["customer"]
        points = [PointTerms(point) for service in addendum["services"] for point in service["points"]]
        self.points = {point.name: point for point in points}
        if len(self.points) < len(points):
            raise Unsummable("a point stands twice in the terms")
        maintained = [service["maintenance"] for service in addendum["services"] if service["maintenance"]]
        self.calendars = {each["within"] for each in maintained if each["within"] is not None}
        self.windows = self.interval
        if any(each["yearlyCap"] is not None for each in maintained):
            year = terms.year()
            self.windows = (min(year[0], self.interval[0]), max(year[1], self.interval[1]))

    def holds(self, stream, events):
        prefix, ident = stream.split("/", 1)
        if prefix == "agreement":
            return ident == self.agreement
        if prefix == "probe":
            terms = self.points.get(point_of(stream))
            return terms is not None and (not terms.locations or location_of(stream) in terms.locations)
        if prefix == "window":
            return self.concerns_window(events)
        if prefix == "calendar":
            return ident in self.calendars
        if prefix == "clock":
            return ident.endswith(":RESPONSE") and any(map(self.concerns_clock, events))
        if prefix == "credit":
            claim = events[0]
            mine = ident.startswith(self.agreement + ":exclusion:")
            return mine and claim.says("ExclusionClaimed") and claim.data["period"] == self.period
        return False

    def concerns_window(self, events):
        announced = events[0]
        if announced.says("MaintenanceWindowAnnounced") and self.customer not in announced.data["customers"]:
            return False
        return any(
            time["from"] < self.windows[1] and time["to"] > self.windows[0]
            for event in events
            for time in planned_times(event)
        )

    def concerns_clock(self, event):
        begin, end = self.interval
        return event.data["terms"]["agreement"] == self.agreement and begin <= event.data["startedAt"] < end


def unsound(streams):
    """[S10] Events that can be read but say what can't be."""
    for stream, events in streams.items():
        for event in events:
            times = planned_times(event)
            if event.says("ObservationRecorded", "ObservationMissed", "ExclusionClaimed"):
                times = [event.data]
            for time in times:
                if time["to"] < time["from"]:
                    yield f"log: {stream} version {event.version} ends before it begins"
        announced = len(events[0].data["occurrences"]) if events[0].says("MaintenanceWindowAnnounced") else 0
        for event in events:
            named = occurrences_named(event)
            if any(not 1 <= each <= announced for each in named):
                yield f"log: {stream} version {event.version} names no occurrence of the window"


def occurrences_named(event):
    if event.says("MaintenanceWindowCancelled"):
        return event.data["occurrences"]
    single = event.says("MaintenanceWindowMoved", "MaintenanceWindowOpened", "MaintenanceWindowClosed")
    return [event.data["occurrence"]] if single else []


# ---------------------------------------------------------------- planned maintenance [S16-S22]


class Occurrence:
    """One occurrence of a maintenance window, as it stands. What was told is (recorded, version, stretch)."""

    def __init__(self, event, number):
        time = event.data["occurrences"][number - 1]
        self.window, self.number = event.data["window"], number
        self.services, self.points = event.data["services"], event.data["points"]
        self.told = [(event.recorded, event.version, (time["from"], time["to"]))]
        self.closed, self.cancelled = None, False
        self.versions = [event.version]

    def after(self, event):
        self.versions.append(event.version)
        if event.says("MaintenanceWindowMoved"):
            to = event.data["to"]
            self.told.append((event.recorded, event.version, (to["from"], to["to"])))
        elif event.says("MaintenanceWindowClosed"):
            at = event.data["at"]
            self.closed = at if self.closed is None else min(self.closed, at)
        elif event.says("MaintenanceWindowCancelled"):
            self.cancelled = True

    def planned(self):
        return self.told[-1][2]

    def used(self):
        """[S17] Up to the announced end, or to when work ended where that was earlier."""
        begin, end = self.planned()
        return begin, max(begin, end if self.closed is None else min(self.closed, end))

    def announced_since(self):
        """[S18] A move keeps the notice of the time that was announced before it, and gives none to other time."""
        pieces = []
        for recorded, version, time in self.told:
            kept = [(told[0], told[1], cut_to(told[2], time)) for told in pieces]
            pieces = [piece for piece in kept if piece[2][0] < piece[2][1]]
            fresh = without(joined([time]), joined(piece[2] for piece in pieces))
            pieces += [(recorded, version, part) for part in fresh]
        return sorted(pieces, key=lambda piece: piece[2][0])


def occurrences(events):
    found = []
    for event in events:
        if event.says("MaintenanceWindowAnnounced"):
            found = [Occurrence(event, at + 1) for at in range(len(event.data["occurrences"]))]
        else:
            named = occurrences_named(event)
            for one in found:
                if one.number in named:
                    one.after(event)
    return found


class Ruling:
    """What the addendum makes of a stretch of one occurrence."""

    def __init__(self, one, told, time, excluded, why):
        self.one, self.announced, self.version = one, told[0], told[1]
        self.time, self.excluded, self.why = time, excluded, why


class MaintenanceRules:
    def __init__(self, terms, hours, year):
        self.terms, self.hours, self.year = terms, hours, year

    def ruled(self, every):
        rulings = [ruling for one in every for ruling in self.alone(one)]
        cap = self.terms["yearlyCap"] if self.terms else None
        used_up = None if cap is None else self.used_up(rulings, cap)
        if used_up is not None:
            for ruling in rulings:
                self.cut(ruling, cap, used_up)
        return rulings

    def alone(self, one):
        used = one.used()
        if used[0] == used[1]:
            why = "it was cancelled" if one.cancelled else "work ended before it began"
            return [Ruling(one, one.told[-1], used, None, why)]
        return [
            self.rule(one, told, cut_to(told[2], used)) for told in one.announced_since() if overlap(told[2], used)
        ]

    def rule(self, one, told, time):
        """[S19]"""
        if one.cancelled:
            return Ruling(one, told, time, None, "it was cancelled")
        if self.terms is None:
            return Ruling(one, told, time, None, "the addendum excludes no maintenance")
        ahead, notice = time[0] - told[0], self.terms["notice"]
        in_words = f"announced {show_duration(ahead)} ahead, the addendum asks for {show_duration(notice)}"
        if ahead < notice:
            return Ruling(one, told, time, None, in_words)
        try:
            inside_hours = self.hours is None or self.hours.open(one.planned()) == joined([one.planned()])
        except Beyond:
            return Ruling(one, told, time, None, f"hours of {self.terms['within']} are not known then")
        if not inside_hours:
            return Ruling(one, told, time, None, f"it does not lie whole in hours of {self.terms['within']}")
        return Ruling(one, told, time, time, in_words)

    def used_up(self, rulings, cap):
        """[S21] The instant from which nothing more is excluded."""
        excluded = within(joined(each.excluded for each in rulings if each.excluded), self.year)
        for begin, end in excluded:
            if end - begin > cap:
                return begin + cap
            cap -= end - begin
        return None

    def cut(self, ruling, cap, used_up):
        if ruling.excluded is None or ruling.excluded[1] <= used_up:
            return
        begin = ruling.excluded[0]
        ruling.excluded = (begin, used_up) if begin < used_up else None
        ruling.why += f"; the year's {show_duration(cap)} are used up at {show_instant(used_up)}"


# ---------------------------------------------------------------- what was put forward as not counting [S22-S27]

CATEGORIES = ("PLANNED_MAINTENANCE", "CUSTOMER_CHANGE", "THIRD_PARTY", "FORCE_MAJEURE", "ABUSE")


class Exclusion:
    """Time that holds as not counting, for all points or for some."""

    def __init__(self, category, time, told, points):
        self.category, self.time, self.told, self.points = category, time, told, points

    def during(self, time):
        return Exclusion(self.category, time, self.told, self.points)

    def excludes(self, point):
        return self.points is None or point in self.points


class Proposed:
    """What was put forward, whether it holds or not."""

    def __init__(self, category, time, excluded, announced, points, told, why, evidence, references):
        self.category, self.time, self.excluded, self.announced = category, time, excluded, announced
        self.points, self.told, self.why, self.evidence, self.references = points, told, why, evidence, references

    def counted(self):
        return [] if self.excluded is None else [Exclusion(self.category, self.excluded, self.told, self.points)]

    def flipped(self):
        """[S27] The other way round, whatever the addendum asks for."""
        return [] if self.excluded is not None else [Exclusion(self.category, self.time, self.told, self.points)]


def of_maintenance(ruling):
    stream = "window/" + ruling.one.window
    return Proposed(
        "PLANNED_MAINTENANCE",
        ruling.time,
        ruling.excluded,
        ruling.announced,
        ruling.one.points,
        (stream, ruling.version, ruling.version),
        ruling.why,
        joined_refs((stream, each, each) for each in ruling.one.versions),
        [],
    )


def of_claim(events, service, claims, period_end):
    """[S23-S25] Whether a claim takes effect is decided from what was recorded alone."""
    first, claim = events[0], events[0].data
    state = "claimed; nobody has accepted it"
    accepted, rejected = False, False
    for event in events:
        if rejected:
            break
        if event.says("ExclusionAccepted"):
            accepted = event.actor != first.actor
            state = "claimed by one person and accepted by another" if accepted else "accepted by who claimed it"
        elif event.says("ExclusionRejected"):
            accepted, rejected, state = False, True, "claimed and rejected"
        elif event.says("ExclusionContested"):
            accepted, state = False, "contested by the customer, and not accepted since"
    listed = claim["category"] in (service["exclusions"] or ())
    deadline = None if claims is None else checked_time(period_end + claims["claimWithin"])
    in_time = deadline is None or first.recorded <= deadline
    why = [state]
    if not listed:
        why.append("the addendum lists no such exclusion for this service")
    if not in_time:
        why.append(f"the addendum allows claims until {show_instant(deadline)}")
    time = (claim["from"], claim["to"])
    return Proposed(
        claim["category"],
        time,
        time if accepted and listed and in_time else None,
        first.recorded,
        claim["points"],
        ref(first),
        "; ".join(why),
        [(first.stream, 1, events[-1].version)],
        claim["evidence"],
    )


def checked_time(at):
    try:
        return checked_instant(at)
    except Wrong as e:
        raise Unsummable(str(e)) from None


def joined_refs(refs):
    """[S33] Ranges put together, in the order of streams and versions."""
    found = []
    for stream, first, last in sorted(refs):
        if found and found[-1][0] == stream and first <= found[-1][2] + 1:
            found[-1] = (stream, found[-1][1], max(found[-1][2], last))
        else:
            found.append((stream, first, last))
    return found


def with_exclusions(points, interval, exclusions):
    """[S26] The service's timeline, and the exclusions that hold for all of it, while some points are excluded."""
    every = any_down(points.values(), interval)
    holding, partial = [], []
    for one in exclusions:
        if all(map(one.excludes, points)):
            holding.append(one)
        elif any(map(one.excludes, points)):
            partial.append(one)
    if not partial:
        return every, holding
    edges = set(interval)
    for one in partial:
        edges.update(edge for edge in cut_to(one.time, interval) if edge < interval[1])
    edges = sorted(edges)
    pieces = []
    for piece in zip(edges, edges[1:]):
        now = [one for one in partial if one.time[0] <= piece[0] < one.time[1]]
        left = [seen for point, seen in points.items() if not any(one.excludes(point) for one in now)]
        others = any_down(left, piece)
        spared = [piece] if not now or not left else when(others, UP)
        for time in spared:
            pieces += over(every, time)
            holding += [one.during(time) for one in now]
        for time in without([piece], spared):
            pieces += over(others, time)
    return timeline(interval, pieces), holding


def any_down(timelines, interval):
    """[E24, E26] Down while any point is, else unobserved while any is, up while all are."""
    return timeline(interval, [piece for one in timelines for piece in over(one, interval)])


# ---------------------------------------------------------------- the sum of a service [S28-S37]

WHY_EXCLUDED = {
    "PLANNED_MAINTENANCE": "planned maintenance",
    "CUSTOMER_CHANGE": "a change on the customer's side outside the change flow",
    "THIRD_PARTY": "an external party",
    "FORCE_MAJEURE": "force majeure",
    "ABUSE": "abuse under mitigation",
}
WHY_FORGIVEN = {
    "MINIMUM_OUTAGE": "down, but the whole outage was shorter than the addendum's minimum",
    "WHOLE_UNITS": "down, but less than a whole unit of the addendum's counting",
    "BAD_ABOVE": "failing, but the slice's error rate is not above the addendum's bound",
    "MINIMUM_RUN": "failing, but too few bad slices in a row",
}
WHY_UNOBSERVED = {
    "UP": "nobody measured; the addendum counts such time as up",
    "DOWN": "nobody measured",
    "EXCLUDED": "nobody measured; by the addendum such time leaves the reckoning",
}
STATE_NAMES = {UP: "UP", DOWN: "DOWN", UNOBSERVED: "UNOBSERVED"}


class Owed:
    """What is owed for one service under some exclusions, and what became of every instant."""

    def __init__(self, service, digits, period, interval, seen, exclusions):
        self.service, self.digits, self.period, self.interval = service, digits, period, interval
        self.removes = service["excludedTime"] == "REMOVED"
        self.seen = over(seen, (min(seen[0][0], interval[0]), max(seen[-1][1], interval[1])))
        self.pieces = over(self.seen, interval)
        self.holding = sorted(exclusions, key=lambda one: (CATEGORIES.index(one.category), written_ref(one.told)))
        self.excluded = within(joined(one.time for one in self.holding), interval)
        removed = self.excluded if self.removes else []
        if service["unobserved"] == "EXCLUDED":
            removed = joined(removed + when(self.pieces, UNOBSERVED))
        self.removed = removed
        self.whole = interval[1] - interval[0]
        self.denominator = self.whole - length(removed)
        self.counted, self.forgiven, self.availability = [], [], None
        method = service["availability"]["method"]
        {"DOWNTIME": self.by_downtime, "SLICES": self.by_slices, "ERROR_RATE": self.by_error_rate}[method](
            service["availability"]
        )
        self.pay()

    # how much counts

    def failing(self, state):
        return state == DOWN or (state == UNOBSERVED and self.service["unobserved"] == "DOWN")

    def when_failing(self, pieces):
        return joined((begin, end) for begin, end, state, refs in pieces if self.failing(state))

    def liable(self, stretches):
        return without(without(within(stretches, self.interval), self.excluded), self.removed)

    def by_downtime(self, terms):
        """[S29] Outages, judged whole, then cut, freed of exclusions, and counted in whole units."""
        down = self.when_failing(self.seen)
        long_enough = [one for one in down if one[1] - one[0] >= (terms["minimumOutage"] or 0)]
        pieces, unit = self.liable(long_enough), terms["wholeUnits"]
        counted = pieces
        if unit is not None:
            counted = joined((begin, begin + (end - begin) // unit * unit) for begin, end in pieces)
        self.of_time(counted)
        self.forgiven = [("MINIMUM_OUTAGE", without(down, long_enough)), ("WHOLE_UNITS", without(pieces, counted))]

    def of_time(self, counted):
        self.counted = counted
        if self.denominator:
            self.availability = Fraction(self.denominator - length(counted), self.denominator)

    def cell(self, size, index):
        begin = self.period[0] + index * size
        return cut_to((begin, begin + size), self.period)

    def cells(self, size, stretch):
        return range((stretch[0] - self.period[0]) // size, (stretch[1] - 1 - self.period[0]) // size + 1)

    def slice_time(self, size, index):
        return without(joined([cut_to(self.cell(size, index), self.interval)]), self.removed)

    def slice_rates(self, size):
        """[S30] The time-weighted mean of what failed, for the slices in which anything did."""
        failed = {}
        for part in self.liable(self.when_failing(self.pieces)):
            for index in self.cells(size, part):
                inside_cell = cut_to(part, self.cell(size, index))
                failed[index] = failed.get(index, 0) + inside_cell[1] - inside_cell[0]
        return {index: Fraction(failed[index], length(self.slice_time(size, index))) for index in sorted(failed)}

    def by_slices(self, terms):
        """[S31]"""
        size, least = terms["slice"], 1 if terms["minimumRun"] is None else terms["minimumRun"]
        runs = []
        for index, rate in self.slice_rates(size).items():
            if rate > terms["badAbove"].value:
                if not runs or runs[-1][-1] != index - 1:
                    runs.append([])
                runs[-1].append(index)
        counted, pardoned = [], []
        for run in runs:
            times = [part for index in run for part in self.slice_time(size, index)]
            (counted if len(run) >= least else pardoned).extend(times)
        self.of_time(joined(counted))
        self.forgiven = [("MINIMUM_RUN", joined(pardoned)), ("BAD_ABOVE", joined([self.interval]))]

    def by_error_rate(self, terms):
        """[S32]"""
        size = terms["slice"]
        self.counted = self.liable(self.when_failing(self.pieces))
        count = len(self.cells(size, self.interval)) - sum(self.gone(size, part) for part in self.removed)
        if count:
            self.availability = 1 - Fraction(sum(self.slice_rates(size).values()), count)

    def gone(self, size, removed):
        """How many slices have nothing left for this removed time; they lie in one of them, as these do not touch."""
        cells = self.cells(size, removed)
        ends = {cells[0], cells[-1]}
        return len(cells) - sum(1 for index in ends if self.slice_time(size, index))

    # how much is given back

    def pay(self):
        """[S34-S36]"""
        terms = self.service["credit"]
        self.why_zero, percent = None, Fraction(0)
        if self.availability is None:
            self.why_zero = "EMPTY_DENOMINATOR"
        else:
            schedules = {
                "TIERS": self.tiers,
                "PER_HOUR_BEYOND": self.per_hour_beyond,
                "PRO_RATA": self.pro_rata,
                "HOURS_WAIVED": self.hours_waived,
            }
            percent = min(schedules[terms["schedule"]](terms), value_of(terms["cap"], 100))
        amount = percent / 100 * self.service["fee"].value
        least = terms["minimumAmount"]
        if self.why_zero is None and least is not None and 0 < amount <= least.value:
            self.why_zero = "NOT_ABOVE_MINIMUM_AMOUNT"
        self.percent = rounded(percent, 6)
        self.amount = rounded(amount if self.why_zero is None else Fraction(0), self.digits)

    def tiers(self, terms):
        met = [
            tier["percent"].value
            for tier in terms["tiers"]
            if (tier["below"] is not None and self.availability < tier["below"].value / 100)
            or (tier["atMost"] is not None and self.availability <= tier["atMost"].value / 100)
        ]
        return max(met, default=Fraction(0))

    def objective(self):
        return self.service["availability"]["objective"].value / 100

    def per_hour_beyond(self, terms):
        beyond = length(self.counted) - (1 - self.objective()) * self.denominator
        hours = Fraction(beyond) / HOUR
        return hours.numerator // hours.denominator * terms["percentPerHour"].value if hours > 0 else Fraction(0)

    def pro_rata(self, terms):
        missed = self.availability < self.objective()
        return terms["multiple"].value * length(self.counted) / self.denominator * 100 if missed else Fraction(0)

    def hours_waived(self, terms):
        """Hours count from the period's start, and give back their share of the whole period."""
        down = {}
        for part in self.counted:
            for index in self.cells(HOUR, part):
                inside_hour = cut_to(part, self.cell(HOUR, index))
                down[index] = down.get(index, 0) + inside_hour[1] - inside_hour[0]
        free = [self.cell(HOUR, index) for index, time in down.items() if time > terms["moreThan"]]
        return Fraction(length(free) * 100, self.period[1] - self.period[0])

    def shown_availability(self):
        return None if self.availability is None else rounded(self.availability * 100, 6)

    # what became of every instant

    def account(self):
        """[S33] (from, to, state, fate, references); a fate is (kind, what it is due to)."""
        edges = set()
        parts = self.counted + [piece[:2] for piece in self.pieces] + [one.time for one in self.holding]
        for part in parts + [part for rule, times in self.forgiven for part in times]:
            part = cut_to(part, self.interval)
            if part[0] < part[1]:
                edges.update(part)
        edges = sorted(edges)
        entries, at = [], 0
        for begin, end, state, refs in self.pieces:
            while edges[at] < end:
                now = [one for one in self.holding if one.time[0] <= edges[at] < one.time[1]]
                fate = self.fate(state, edges[at], now)
                if not entries or entries[-1][2:4] != (state, fate):
                    entries.append((edges[at], edges[at + 1], state, fate, set()))
                entries[-1] = (entries[-1][0], edges[at + 1], *entries[-1][2:])
                entries[-1][4].update(refs)
                if fate[0] == "EXCLUDED":
                    entries[-1][4].update(one.told for one in now)
                at += 1
        return entries

    def fate(self, state, at, exclusions):
        if lies_in(at, self.counted):
            return ("COUNTED", None)
        if exclusions and (self.failing(state) or self.removes):
            return ("EXCLUDED", (exclusions[0].category, exclusions[0].told))
        if self.failing(state):
            return ("FORGIVEN", next(rule for rule, times in self.forgiven if lies_in(at, times)))
        return ("UNOBSERVED", None) if state == UNOBSERVED else ("UP", None)

    def why(self, state, fate):
        kind, due_to = fate
        if kind == "UP":
            return "measured, and it answered"
        if kind == "COUNTED":
            return "nobody measured; the addendum counts such time as down" if state == UNOBSERVED else "down"
        if kind == "EXCLUDED":
            effect = "leaves the reckoning" if self.removes else "does not count as down"
            return f"{WHY_EXCLUDED[due_to[0]]}, {due_to[1][0]}; {effect}"
        return WHY_FORGIVEN[due_to] if kind == "FORGIVEN" else WHY_UNOBSERVED[self.service["unobserved"]]


def value_of(number, otherwise):
    return Fraction(otherwise) if number is None else number.value


class Service:
    """[S28] Makes the sum of one service from what was recorded."""

    def __init__(self, terms, service, streams):
        require_signable(service)
        self.terms, self.service, self.streams = terms, service, streams
        self.digits = currency_digits(terms.version.addendum["currency"])
        points = {point["point"]: PointTerms(point) for point in service["points"]}
        evidence = {point: each.counting(self.about(point)) for point, each in points.items()}
        self.times = [time for each in evidence.values() for one in each.values() for time in one.times()]
        self.exclusions = self.planned() + self.claimed()
        edges = [terms.interval, *self.times]
        # [S13]
        self.hull = (min(begin for begin, end in edges), max(end for begin, end in edges))
        self.seen = {point: points[point].seen(evidence[point], self.hull) for point in sorted(points)}

    def about(self, point):
        return {
            location_of(stream): Evidence(events)
            for stream, events in self.streams.items()
            if stream.startswith("probe/") and point_of(stream) == point
        }

    def planned(self):
        """[S16, S22]"""
        announced = [
            one
            for events in self.streams.values()
            for one in occurrences(events)
            if self.service["service"] in one.services
        ]
        announced.sort(key=lambda one: (one.planned()[0], one.window, one.number))
        maintenance = self.service["maintenance"]
        calendar = maintenance["within"] if maintenance else None
        hours = None if calendar is None else published_calendars(self.streams)[calendar]
        rules = MaintenanceRules(maintenance, hours, self.terms.year())
        return [of_maintenance(ruling) for ruling in rules.ruled(announced) if self.matters(ruling)]

    def matters(self, ruling):
        """Others count towards the year's cap only."""
        time = ruling.time if ruling.time[0] < ruling.time[1] else ruling.one.planned()
        return overlap(time, self.terms.interval)

    def claimed(self):
        claims = [
            events
            for events in self.streams.values()
            if events[0].says("ExclusionClaimed") and self.service["service"] in events[0].data["services"]
        ]
        claims.sort(key=lambda events: (events[0].data["from"], events[0].data["exclusion"]))
        allowed = self.terms.version.addendum["claims"]
        return [of_claim(events, self.service, allowed, self.terms.end) for events in claims]

    def owed(self, exclusions):
        seen, holding = with_exclusions(self.seen, self.hull, exclusions)
        return Owed(self.service, self.digits, self.terms.period.interval, self.terms.interval, seen, holding)

    def statement(self):
        owed = self.owed([each for one in self.exclusions for each in one.counted()])
        maintenance = self.service["maintenance"] or {}
        account = owed.account()
        totals = {kind: 0 for kind in ("UP", "COUNTED", "EXCLUDED", "FORGIVEN", "UNOBSERVED")}
        for begin, end, state, fate, refs in account:
            totals[fate[0]] += end - begin
        of_time = self.service["availability"]["method"] != "ERROR_RATE" and owed.availability is not None
        seen = within(joined(self.times), self.terms.interval)  # [S15]
        return {
            "service": self.service["service"],
            "promised": {
                "objective": self.service["availability"]["objective"],
                "fee": self.service["fee"],
                "unobserved": self.service["unobserved"],
                "excludedTime": self.service["excludedTime"] or "KEPT",
                "maintenanceNotice": maintenance.get("notice"),
                "maintenanceWithin": maintenance.get("within"),
                "maintenanceYearlyCap": maintenance.get("yearlyCap"),
            },
            "measured": {
                "whole": Duration(owed.whole),
                **{kind.lower(): Duration(time) for kind, time in totals.items()},
                "denominator": Duration(owed.denominator) if of_time else None,
            },
            "seenUntil": Instant(seen[-1][1]) if seen else None,
            "availability": owed.shown_availability(),
            "creditPercent": owed.percent,
            "creditAmount": owed.amount,
            "whyZero": owed.why_zero,
            "exclusions": [self.claim(one, owed) for one in self.exclusions],
            "account": [self.piece(entry, owed) for entry in account],
        }

    def claim(self, one, owed):
        return {
            "category": one.category,
            "from": Instant(one.time[0]),
            "to": Instant(one.time[1]),
            "announced": Instant(one.announced),
            "backdated": one.announced > one.time[0],
            "holds": one.excluded is not None,
            "why": one.why,
            "price": self.price(one, owed),
            "evidence": shown_refs(one.evidence),
            "references": one.references,
        }

    def price(self, flipped, owed):
        """[S27] By the same sum, with this one exclusion the other way round and all others as they are."""
        otherwise = self.owed(
            [each for one in self.exclusions for each in (one.flipped() if one is flipped else one.counted())]
        )
        holds = flipped.excluded is not None
        having, lacking = (owed, otherwise) if holds else (otherwise, owed)
        return {
            "availabilityWith": having.shown_availability(),
            "creditWith": having.amount,
            "availabilityWithout": lacking.shown_availability(),
            "creditWithout": lacking.amount,
        }

    def piece(self, entry, owed):
        begin, end, state, fate, refs = entry
        return {
            "from": Instant(begin),
            "to": Instant(end),
            "observed": STATE_NAMES[state],
            "fate": fate[0],
            "why": owed.why(state, fate),
            "evidence": shown_refs(joined_refs(self.within(each, begin, end) for each in refs)),
        }

    def within(self, told, begin, end):
        """[S33] Those of several minutes that tell of an interval."""
        stream, first, last = told
        if first == last:
            return told
        events = self.streams[stream]
        low = bisect_right(events, begin, first - 1, last, key=lambda event: event.data["to"])
        high = bisect_left(events, end, first - 1, last, key=lambda event: event.data["from"])
        return (stream, low + 1, high) if low < high else told


def shown_refs(refs):
    return [{"stream": stream, "first": first, "last": last} for stream, first, last in refs]


# ISO 4217 as the ruleset froze it [S36]; all others have two digits.
DIGITS = {
    0: "ADP BEF BIF BYB BYR CLP DJF ESP GNF GRD ISK ITL JPY KMF KRW LUF MGF PTE PYG ROL RWF TPE TRL UGX UYI VND VUV XAF"
    " XOF XPF",
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF",
}


def currency_digits(currency):
    return next((digits for digits, codes in DIGITS.items() if currency in codes.split()), 2)


def require_signable(service):
    """[S7] Terms for which there is no sum may not be signed."""

    def demand(holds, what):
        if not holds:
            raise Unsummable(f"terms of {service['service']} that may not be signed: {what}")

    def percent(number):
        return number is None or 0 <= number.value <= 100

    def not_negative(number):
        return number is None or (number.value if isinstance(number, Decimal) else number) >= 0

    method, credit = service["availability"], service["credit"]
    demand(not_negative(service["fee"]), "fee")
    demand(not_negative((service["maintenance"] or {"notice": None})["notice"]), "maintenance.notice")
    demand(percent(method["objective"]), "availability.objective")
    demand(percent(credit["cap"]) and not_negative(credit["minimumAmount"]), "credit")
    if method["method"] == "DOWNTIME":
        demand(not_negative(method["minimumOutage"]), "availability.minimumOutage")
        demand(method["wholeUnits"] is None or method["wholeUnits"] > 0, "availability.wholeUnits")
    else:
        divides = method["slice"] > 0 and method["slice"] % SECOND == 0 and HOUR % method["slice"] == 0
        demand(divides, "availability.slice")
    if method["method"] == "SLICES":
        demand(0 <= method["badAbove"].value <= 1, "availability.badAbove")
        demand(method["minimumRun"] is None or method["minimumRun"] >= 1, "availability.minimumRun")
    if method["method"] == "ERROR_RATE":
        demand(credit["schedule"] == "TIERS", "credit.schedule")
    demand(percent(credit.get("percentPerHour")), "credit.percentPerHour")
    demand(not_negative(credit.get("multiple")), "credit.multiple")
    demand(not_negative(credit.get("moreThan")), "credit.moreThan")
    if credit["schedule"] == "TIERS":
        require_tiers(credit["tiers"], method["objective"].value, demand, percent)


def require_tiers(tiers, objective, demand, percent):
    demand(tiers, "credit.tiers")
    bounds = []
    for tier in tiers:
        demand(percent(tier["percent"]) and percent(tier["below"]) and percent(tier["atMost"]), "credit.tiers")
        demand((tier["below"] is None) != (tier["atMost"] is None), "credit.tiers")
        bound = (tier["below"] or tier["atMost"]).value
        demand(bound <= objective, "credit.tiers")
        bounds.append((bound, tier["percent"].value))
    bounds.sort(key=lambda one: -one[0])
    for higher, lower in zip(bounds, bounds[1:]):
        demand(lower[0] < higher[0] and lower[1] > higher[1], "credit.tiers")


# ---------------------------------------------------------------- response clocks [S38-S41]


def runs_of(events):
    """[S38] What is said again of a run takes the place of what was said before."""
    runs = {}
    for event in events:
        data, start = event.data, event.data["startedAt"]
        run = runs.get(start)
        if event.says("ClockStarted"):
            runs[start] = {
                "ticket": data["ticket"],
                "service": data["service"],
                "terms": data["terms"],
                "due": due_of(data),
                "breached": None,
                "stop": None,
            }
        elif run is None:
            continue
        elif event.says("ClockRetargeted"):
            run.update(service=data["service"], terms=data["terms"], due=due_of(data))
        elif event.says("ClockContinued"):
            run["due"] = run["due"] if data["deadline"] is None else due_of(data)
            if run["stop"] and run["stop"]["stoppedAt"] == data["since"]:
                run["stop"] = None
        elif event.says("ClockBreached"):
            run["breached"] = data["dueAt"]
        elif event.says("ClockBreachWithdrawn"):
            run["breached"] = None
        elif event.says("ClockStopped"):
            run["stop"] = data
        elif event.says("ClockVoided"):
            del runs[start]
    return runs


def due_of(data):
    return data["deadline"]["dueAt"] if data["deadline"] else None


def response_clocks(agreement, interval, streams):
    """[S39]"""
    clocks = []
    for stream, events in streams.items():
        if not stream.startswith("clock/"):
            continue
        for start, run in sorted(runs_of(events).items()):
            stop, breached = run["stop"], run["breached"]
            promised = stop is None or stop["met"] is not None or breached is not None
            if run["terms"]["agreement"] != agreement or not promised or not interval[0] <= start < interval[1]:
                continue
            late = breached is not None or (stop is not None and stop["met"] is False)
            clocks.append(
                {
                    "ticket": run["ticket"],
                    "service": run["service"],
                    "priority": run["terms"]["priority"],
                    "state": "BREACHED" if late else "OPEN" if stop is None else "MET",
                    "startedAt": start,
                    "target": run["terms"]["target"],
                    "dueAt": run["due"] if breached is None else breached,
                    "stoppedAt": stop["stoppedAt"] if stop else None,
                    "elapsed": stop["elapsed"] if stop else None,
                }
            )
    clocks.sort(key=lambda clock: (clock["startedAt"], clock["ticket"]))
    counts = {state: sum(clock["state"] == state for clock in clocks) for state in ("MET", "BREACHED", "OPEN")}
    return {"met": counts["MET"], "breached": counts["BREACHED"], "open": counts["OPEN"], "clocks": clocks}


def late_responses(terms, services, report, digits):
    """[S41] What late responses give back: percent times breaches, at most the cap, of the service's fee."""
    lines, total = [], Fraction(0)
    cap = terms["cap"] or Decimal("100")
    for service in services:
        breached = sorted(
            clock["ticket"]
            for clock in report["clocks"]
            if clock["state"] == "BREACHED" and clock["service"] == service["service"]
        )
        if not breached:
            continue
        percent = min(terms["percent"].value * len(breached), cap.value)
        amount = rounded(percent / 100 * service["fee"].value, digits)
        total += Fraction(amount)
        lines.append(
            {
                "service": service["service"],
                "fee": service["fee"],
                "breached": breached,
                "percentEach": terms["percent"],
                "cap": cap,
                "percent": rounded(percent, 6),
                "amount": amount,
            }
        )
    return {"lines": lines, "amount": rounded(total, digits)}


# ---------------------------------------------------------------- the statement [S1]


def derive(bundle, streams):
    """The statement of a bundle's question, from whole streams by their names."""
    own = streams.get("agreement/" + bundle.agreement)
    if own is None:
        raise NoStatement("the bundle holds no such agreement")
    terms = PeriodTerms(bundle.agreement, bundle.period, bundle.as_of, own)
    contribution = Contribution(bundle.agreement, terms)
    streams = {stream: events for stream, events in streams.items() if contribution.holds(stream, events)}
    refused = list(unsound(streams))
    calendars = published_calendars(streams) if contribution.calendars else {}
    refused += [f"log: calendar/{each} was not published" for each in sorted(contribution.calendars - set(calendars))]
    if refused:
        raise NoStatement("; ".join(refused))
    addendum = terms.version.addendum
    digits = currency_digits(addendum["currency"])
    services = terms.services()
    sums = [Service(terms, service, streams).statement() for service in services]
    report = response_clocks(bundle.agreement, terms.interval, streams)
    late = None
    if addendum["responseCredit"] is not None:
        late = late_responses(addendum["responseCredit"], services, report, digits)
    amounts = [Fraction(each["creditAmount"]) for each in sums] + ([Fraction(late["amount"])] if late else [])
    return {
        "ruleset": RULESET,
        "agreement": bundle.agreement,
        "customer": addendum["customer"],
        "period": terms.period.name,
        "state": "RUNNING" if terms.running else "FINISHED",
        "from": Instant(terms.interval[0]),
        "to": Instant(terms.interval[1]),
        "addendumVersion": terms.version.number,
        "addendumHash": terms.version.hash,
        "currency": addendum["currency"],
        "services": sums,
        "credit": rounded(sum(amounts, Fraction(0)), digits if amounts else 0),
        "response": report,
        "responseCredit": late,
        # [S11]
        "cut": [{"stream": stream, "version": events[-1].version} for stream, events in streams.items()],
        "ledgerSize": bundle.checkpoint.size,
    }


# ---------------------------------------------------------------- the verdict [B3]


class Verification:
    """Checks a bundle by itself alone."""

    def __init__(self, bundle, key, witnesses):
        self.bundle, self.problems, self.streams = bundle, [], {}
        self.read_events()
        self.check_leaves()
        self.check_heads()
        self.statement = None
        if not self.problems:  # what is not shown to be in the ledger is worth no sum
            self.check_statement()
        self.check_signature(key)
        if not self.problems:
            self.check_witnesses(witnesses)

    def read_events(self):
        for index, line in self.bundle.events:
            try:
                event = Event(line)
                self.streams.setdefault(event.stream, []).append((event, line))
            except UnknownType as e:
                self.problems.append(f"leaf {index} is of a type not known here: {e}")
            except Wrong as e:
                self.problems.append(f"leaf {index}: {e}")
        for events in self.streams.values():
            events.sort(key=lambda one: one[0].version)

    def check_leaves(self):
        leaves, greatest, checkpoint = {}, -1, self.bundle.checkpoint
        for index, line in self.bundle.events:
            if index <= greatest:
                self.problems.append(f"leaf {index} is not behind the one before it")
            leaves[index], greatest = hash_leaf(line), max(greatest, index)
        if checkpoint.size < 1 or subset_root(leaves, checkpoint.size, self.bundle.beside) != checkpoint.root:
            self.problems.append("the events are not shown to be in the ledger of that checkpoint")

    def check_heads(self):
        told = [proof.stream for proof in self.bundle.heads]
        self.require_sorted(told)
        self.require_sorted([proof.stream for proof in self.bundle.absent])
        for proof in self.bundle.heads:
            if proof.leads_to(self.bundle.checkpoint.heads):
                self.check_whole(proof.found)
            else:
                self.problems.append(f"{proof.stream}: its head is not shown to be the checkpoint's")
        for proof in self.bundle.absent:
            there = proof.found is not None and proof.found.stream == proof.stream
            if there or not proof.leads_to(self.bundle.checkpoint.heads):
                self.problems.append(f"{proof.stream}: it is not shown to have no events")
        for stream in sorted(set(self.streams) - set(told)):
            self.problems.append(f"{stream}: it has events and no head")

    def require_sorted(self, names):
        if names != sorted(set(names), key=utf16):
            self.problems.append("the streams are not in the order of their names")

    def check_whole(self, head):
        """[B4] Versions 1, 2, 3, ... up to the head's, whose last event is the one that the head names."""
        events = self.streams.get(head.stream, [])
        for at, (event, line) in enumerate(events):
            if event.version != at + 1:
                self.problems.append(f"{head.stream}: version {at + 1} is missing")
                return
        if len(events) != head.version:
            self.problems.append(f"{head.stream}: it has {head.version} events and {len(events)} are here")
        elif hash_leaf(events[-1][1]) != head.last:
            self.problems.append(f"{head.stream}: its last event is another")

    def check_statement(self):
        streams = {stream: [event for event, line in self.streams[stream]] for stream in sorted(self.streams)}
        try:
            found = derive(self.bundle, streams)
        except NoStatement as e:
            self.problems.append(f"no statement: {e}")
            return
        written = canonical(found)
        self.statement = found
        if written != self.bundle.statement:
            digest = hashlib.sha256(written).hexdigest()
            credit = f"{found['credit']} {found['currency']}"
            self.problems.append(f"the statement differs: the events come to {credit}, hash {digest}")
        cut = [(one["stream"], one["version"]) for one in found["cut"]]
        if cut != [(proof.stream, proof.found.version) for proof in self.bundle.heads]:
            self.problems.append("the bundle has streams that the statement does not rest on")
        self.check_terms(streams["agreement/" + self.bundle.agreement])
        shown = {proof.stream for proof in self.bundle.heads + self.bundle.absent}
        for stream in sorted(self.expected_streams()):
            if stream not in shown:
                self.problems.append(f"{stream}: neither its events nor that it has none")

    def check_terms(self, events):
        """[B5] What both sides signed is the hash of the very terms that stand in the log."""
        hashes = {}
        for event in events:
            if event.says("AddendumProposed"):
                hashes[event.data["addendumVersion"]] = hashlib.sha256(canonical(event.data["addendum"])).hexdigest()
            if event.says("AddendumProposed", "AddendumAccepted", "AddendumSigned"):
                if event.data["documentHash"] != hashes.get(event.data["addendumVersion"]):
                    self.problems.append(f"{event.stream}: version {event.version} is not about the terms' hash")

    def addendum(self):
        if self.statement is not None:
            for event, line in self.streams["agreement/" + self.bundle.agreement]:
                if event.says("AddendumProposed") and event.data["documentHash"] == self.statement["addendumHash"]:
                    return event.data["addendum"]
        return {"services": [], "checkpointKey": None}

    def expected_streams(self):
        """[B6] The streams of evidence that the terms themselves name."""
        return {
            f"probe/{point['point']}@{location}"
            for service in self.addendum()["services"]
            for point in service["points"]
            for location in point["locations"] or ()
        }

    def check_signature(self, key):
        if key is None and self.statement is not None:
            written = self.addendum()["checkpointKey"]
            if written is None:
                self.problems.append("the addendum names no key for checkpoints, and none was given")
                return
            try:
                key = VerifierKey(written)
            except Wrong as e:
                self.problems.append(f"the addendum's key for checkpoints: {e}")
                return
        if key is None:
            return
        try:
            signer = signer_of(self.bundle.checkpoint.size, key, self.bundle.handovers)
        except Wrong as e:
            self.problems.append(f"the keys do not hand over: {e}")
            return
        if not self.bundle.note.signed_by(signer):
            self.problems.append(f"the checkpoint is not signed by {signer.written}")

    def check_witnesses(self, witnesses):
        for witness in witnesses:
            if witness.kind != VerifierKey.COSIGNATURE or not self.bundle.note.signed_by(witness):
                self.problems.append(f"the checkpoint is not signed by the witness {witness.written}")

    def lines(self):
        if self.problems:
            return ["FAILED", *("  " + problem for problem in self.problems)]
        return [f"OK {self.statement['credit']} {self.statement['currency']}"]


def read_file(path):
    try:
        with open(path, "rb") as opened:
            file = opened.read(LARGEST_FILE + 1)
    except OSError as e:
        raise Unreadable(0, f"it can't be read: {e.strerror}") from None
    if len(file) > LARGEST_FILE:
        raise Unreadable(0, "a bundle is not larger than 1 GB")
    return file


def verdict(path, key, witnesses):
    """The exit status of one file, and the lines that are printed of it."""
    try:
        verification = Verification(Bundle(read_file(path)), key, witnesses)
        return (1 if verification.problems else 0), verification.lines()
    except Unreadable as e:
        print(f"verify: {path} can't be read as a bundle: {e}", file=sys.stderr, flush=True)
        return 2, []


def main():
    parser = argparse.ArgumentParser(description="Checks bundles of the SLA Ledger.")
    parser.add_argument("--key", metavar="KEY", help="must have signed; the one that the addendum names where not given")
    parser.add_argument("--witness", metavar="KEY", action="append", default=[], help="must have signed as well")
    parser.add_argument("bundles", metavar="BUNDLE", nargs="+")
    asked = parser.parse_args()
    try:
        key = None if asked.key is None else VerifierKey(asked.key)
        witnesses = [VerifierKey(each) for each in asked.witness]
    except Wrong as e:
        parser.error(str(e))
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    worst = 0
    for path in asked.bundles:
        status, lines = verdict(path, key, witnesses)
        worst = max(worst, status)
        for line in lines:
            print(f"{path}: {line}" if len(asked.bundles) > 1 else line, flush=True)
    return worst


if __name__ == "__main__":
    sys.exit(main())
