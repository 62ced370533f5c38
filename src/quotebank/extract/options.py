"""What a reader of articles can be told."""

from __future__ import annotations

import attrs

from quotebank.errors import InvalidValueError

__all__ = ["ExtractOptions"]


def _share(instance: object, attribute: attrs.Attribute[float], value: object) -> None:
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not 0 <= value <= 1:
        raise InvalidValueError(
            f"{type(instance).__name__}.{attribute.name} is {value!r}; give a number from 0 to 1"
        )


@attrs.frozen(kw_only=True)
class ExtractOptions:
    """How `extract` reads.

    Args:
        single_marks: whether stretches in single marks may be quotations. Where a newspaper keeps
            them for headlines and for quotations within quotations, leave them out.
        minimum_probability: quotations whose attribution is less likely than that (0 to 1) are
            left unattributed, as of an unknown speaker.
    """

    single_marks: bool = True
    minimum_probability: float = attrs.field(default=0.0, validator=_share)
