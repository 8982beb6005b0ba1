"""Records are dataclasses in all but the time they take."""

from __future__ import annotations

import pickle
from dataclasses import asdict, fields, replace

from vocabulary.frozen import record


@record(frozen=True, slots=True)
class Place:
    """A record with a value that may be left out."""

    name: str
    members: int | None = None


def test_equal_records_are_one_key() -> None:
    assert Place("Nord", 3) == Place("Nord", 3) != Place("Nord")
    assert len({Place("Nord", 3), Place("Nord", 3), Place("Nord")}) == 2


def test_a_record_is_read_changed_and_sent_as_a_dataclass_is() -> None:
    place = Place("Nord")
    assert [each.name for each in fields(place)] == ["name", "members"]
    assert asdict(replace(place, members=3)) == {"name": "Nord", "members": 3}
    assert pickle.loads(pickle.dumps(place)) == place
    assert not hasattr(place, "__dict__")
