"""The schema says of every operation how it may fail."""

from typing import Any, Literal

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiResponse

from common.api.serializers import ProblemsSerializer

Direction = Literal["request", "response"]
WRITING = ("POST", "PUT")
FAILURES = {
    "400": "What was sent cannot be read",
    "401": "Not signed in, or the token does not hold",
    "403": "Refused, with the reason",
    "404": "Nothing here that you can see",
    "406": "Only JSON is spoken",
    "413": "Too large",
    "415": "Only JSON is read",
    "429": "Too many requests",
}
ONLY_WRITING = ("413", "415")


class ProblemSchema(AutoSchema):
    """Adds the errors that every operation shares, all of one shape."""

    def _get_response_bodies(self, direction: Direction = "response") -> dict[str, Any]:
        bodies: dict[str, Any] = super()._get_response_bodies(direction)
        for code, description in FAILURES.items():
            if code not in bodies and (self.method in WRITING or code not in ONLY_WRITING):
                problems = OpenApiResponse(ProblemsSerializer, description)
                bodies[code] = self._get_response_for_code(  # type: ignore[no-untyped-call] # the library's
                    problems, code, direction=direction
                )
        return bodies
