"""Who asks, and which refusals are right although the request is all that the description says.

No schema can tell that a request names something that is not there, ends before it begins, or has a password that is easy to
guess. Such a request may be refused, but for the reasons below alone: every other refusal of one is a mismatch.
"""

import json
import os
import re

import requests
import schemathesis
from schemathesis.core.failures import AcceptedNegativeData
from schemathesis.openapi.checks import RejectedPositiveData

ARCHIVED = r"TRN009: Cannot modify archived course"
ENDED = r": This has ended and cannot be changed: make a new one"
ENDS_TOO_EARLY = r"endDate: endDate must be later than the start"
FAR_AWAY = r"(effectiveDate|endDate|complianceDeadline): \1 must be a day between the years 1900 and 2200"
REFERENCES_OF_A_COURSE = [
    r"categoryId: names a category that does not exist",
    r"(refresherCourseId|prerequisiteCourseIds): names a course that does not exist",
    r"ownerId: names a person that does not exist",
]

# What no text of several lines may have.
FORBIDDEN = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\r(?!\n)"

# How an `Idempotency-Key` is written.
KEY = r'[!#-\[\]-~]{1,255}|"[!#-\[\]-~]{1,255}"'

# What each operation may say of such a request, flaw by flaw: `field: message`, or `code: message` where no field is wrong.
REASONS = {
    "ehs_courses_create": REFERENCES_OF_A_COURSE,
    "ehs_courses_update": [
        *REFERENCES_OF_A_COURSE,
        ARCHIVED,
        r"VALIDATION_ERROR: A course cannot, through others, be its own prerequisite: remove one of them",
    ],
    "ehs_courses_attachments_create": [ARCHIVED],
    "ehs_requirements_role_set": [r"requirements\[\d+\]\.courseId: is given twice"],
    "eqms_requirements_create": [
        r"(roleId: Valid role|competencyId: Valid competency) ID is required",
        r"competencyId: competencyId is granted by no course, .*",
        ENDS_TOO_EARLY,
        FAR_AWAY,
    ],
    "eqms_requirements_update": [
        r"(roleId|competencyId): \1 cannot be changed: make a new one instead",
        ENDS_TOO_EARLY,
        FAR_AWAY,
        ENDED,
    ],
    "entraide_users_register": [
        r"password: This field is too easy to guess\.",
        r"email: A (person|account) with this email already exists\.",
    ],
}


@schemathesis.auth(refresh_interval=24 * 60 * 60, retry_on=[])
class Token:
    """Signs in once: an account whose password is guessed at meanwhile is closed for a while."""

    def get(self, case, context):
        who = {"email": os.environ["DOCENDO_EMAIL"], "password": os.environ["DOCENDO_PASSWORD"]}
        base = case.operation.schema.get_base_url().rstrip("/")
        answer = requests.post(f"{base}/api/token", json=who, timeout=60)
        answer.raise_for_status()
        return answer.json()["access"]

    def set(self, case, data, context):
        case.headers["Authorization"] = f"Bearer {data}"


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """Whether a mismatch is one: not if a request that is all right by its schema was refused for a reason of its operation."""
    if isinstance(failure, AcceptedNegativeData):
        is_right = is_right_as_sent(failure, case, response) or is_key_as_sent(failure, response)
        return not is_refused_by_version(response) and not is_right
    if not isinstance(failure, RejectedPositiveData):
        return True
    is_refused = is_refused_by_version(response) or is_refused_by_key(response)
    return not is_refused and not is_refused_with_a_reason(case, response)


def is_refused_by_version(response):
    """Whether `If-Match` names no present version, which nobody can know beforehand; without that header nothing may fail so."""
    return response.status_code == 412 and "If-Match" in response.request.headers


def is_refused_by_key(response):
    """Whether another request was sent with the same `Idempotency-Key`: short ones come again."""
    return response.status_code == 422 and "Idempotency-Key" in response.request.headers


def is_key_as_sent(failure, response):
    """Whether all that is wrong is white space around an `Idempotency-Key`, which no header has any more when it arrives."""
    key = response.request.headers.get("Idempotency-Key")
    if key is None or "Idempotency-Key" not in failure.message:
        return False
    key = key.decode("latin-1") if isinstance(key, bytes) else key
    return re.fullmatch(KEY, key.strip(" \t")) is not None


def is_right_as_sent(failure, case, response):
    """Whether all that is wrong is the text of a form's part, and nothing is wrong with it any more as it was sent: there a number
    is text, and every end of a line is CR LF."""
    if case.media_type != "multipart/form-data":
        return False
    broken = re.findall(r"violates `\w+` at (/\S+)", failure.message)
    part = re.search(rb'name="description"\r\n\r\n(.*?)\r\n--', response.request.body, re.DOTALL)
    if part is None or not broken or set(broken) != {"/properties/description"}:
        return False
    text = part[1].decode(errors="replace")
    return len(text) <= 1000 and re.search(FORBIDDEN, text) is None


def is_refused_with_a_reason(case, response):
    """Whether everything that the answer says is wrong is a reason of its operation."""
    if response.status_code != 400:
        return False
    reasons = REASONS.get(case.operation.definition.raw["operationId"], [])
    told = flaws(json.loads(response.content))
    return bool(told) and all(any(re.fullmatch(reason, flaw) for reason in reasons) for flaw in told)


def flaws(body):
    """What a body says is wrong, in the voice of whichever contract."""
    match body:
        case {"success": False, "error": {"details": details}} if details:
            return named(details)
        case {"success": False, "error": {"code": code, "message": message}}:
            return [f"{code}: {message}"]
        case {"errors": errors}:
            return [f"{flaw['param']}: {flaw['msg']}" for flaw in errors]
        case {"error": sentence} | {"detail": sentence}:
            return [f": {sentence}"]
        case fields:
            return named(fields)


def named(fields):
    """The flaws of an object that has a list of messages for each field."""
    return [f"{field}: {message}" for field, messages in fields.items() for message in messages]
