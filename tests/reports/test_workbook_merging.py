"""Two people change a section at once: what either did stands afterwards, or is shown as a conflict."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.domain.workbooks.merging import Change, Conflict, Merged, Side, merge

COLUMNS = ("park", "rank", "opinion")
EDITS = 200


def equal(_path: str, one: str, other: str) -> bool:
    return one == other


def table(*rows: str, **more: str) -> Side:
    """Return a table in which each cell holds `row.column`, apart from those given as row_column."""
    values = {f"{row}/{column}": f"{row}.{column}" for row in rows for column in COLUMNS}
    return Side({**values, **{path.replace("_", "/"): text for path, text in more.items()}}, rows)


def merged(base: Side | None, online: Side, workbook: Side, *chosen: str) -> Merged:
    return merge(base, online, workbook, same=equal, chosen=chosen)


def test_nothing_changed_is_nothing() -> None:
    found = merged(table("a", "b"), table("a", "b"), table("a", "b"))
    assert (found.values, found.rows, found.changes, found.conflicts) == (table("a", "b").values, ("a", "b"), False, [])


def test_each_side_changes_another_cell() -> None:
    found = merged(table("a"), table("a", a_rank="1"), table("a", a_park="常州"))
    assert found.values == table("a", a_rank="1", a_park="常州").values
    assert found.taken == [Change("a/park", "a.park", "常州")]


def test_both_change_a_cell_to_the_same() -> None:
    found = merged(table("a"), table("a", a_rank="1"), table("a", a_rank="1"))
    assert (found.changes, found.conflicts) == (False, [])


def test_both_change_a_cell_to_different_texts() -> None:
    sides = (table("a"), table("a", a_rank="1"), table("a", a_rank="2"))
    conflict = Conflict("a/rank", "a.rank", "1", "2")
    kept, chosen = merged(*sides), merged(*sides, "a/rank")
    assert (kept.conflicts, kept.values["a/rank"]) == ([conflict], "1")
    assert (chosen.conflicts, chosen.values["a/rank"]) == ([conflict], "2")


def test_a_row_that_one_side_took_off_is_off() -> None:
    assert merged(table("a", "b"), table("a", "b"), table("a")).removed == ["b"]
    assert merged(table("a", "b"), table("a"), table("a", "b")).rows == ("a",)


def test_an_emptied_row_is_taken_off() -> None:
    emptied = table("a", "b", b_park="", b_rank="", b_opinion="")
    assert merged(table("a", "b"), table("a", "b"), emptied).removed == ["b"]


def test_a_row_taken_off_and_changed_is_a_conflict() -> None:
    off_in_workbook = (table("a", "b"), table("a", "b", b_rank="1"), table("a"))
    assert merged(*off_in_workbook).conflicts == [
        Conflict("b", "b.park、b.rank、b.opinion", "b.park、1、b.opinion", None)
    ]
    assert (merged(*off_in_workbook).rows, merged(*off_in_workbook, "b").rows) == (("a", "b"), ("a",))
    off_on_line = (table("a", "b"), table("a"), table("a", "b", b_rank="1"))
    assert (merged(*off_on_line).rows, merged(*off_on_line, "b").rows) == (("a",), ("a", "b"))
    assert merged(*off_on_line, "b").values["b/rank"] == "1"


def test_new_rows_of_both_sides_stand_after_the_rows_they_follow() -> None:
    found = merged(table("a", "b"), table("a", "x", "b"), table("a", "b", "y"))
    assert (found.rows, found.added) == (("a", "x", "b", "y"), ["y"])


def test_the_order_of_the_side_that_moved_rows_holds() -> None:
    base = table("a", "b", "c")
    assert merged(base, base, table("c", "a", "b")).rows == ("c", "a", "b")
    both = merged(base, table("b", "a", "c"), table("c", "a", "b"))
    assert (both.rows, both.moved) == (("b", "a", "c"), False)


def test_without_a_base_nothing_that_stands_is_lost() -> None:
    online = table("a", "b", a_rank="")
    found = merged(None, online, table("a", "n", a_rank="3", a_park="", a_opinion="another"))
    assert found.rows == ("a", "n", "b")
    assert found.taken == [Change("a/rank", "", "3")]
    assert found.conflicts == [Conflict("a/opinion", "", "a.opinion", "another")]
    assert found.values["a/park"] == "a.park"


# 200 random edits from two sides ------------------------------------------------------------------------------------

Edit = tuple[str, int, str, str]
edits = st.tuples(
    st.sampled_from(("put", "put", "put", "add", "off", "move")),
    st.integers(0, 30),
    st.sampled_from(COLUMNS),
    st.sampled_from(("甲", "乙", "1", "")),
)


def edited(side: Side, made: list[Edit], name: str) -> Side:
    """Return a side after edits; rows it adds are called by its name."""
    values, rows = dict(side.values), list(side.rows)
    for number, (verb, place, column, text) in enumerate(made):
        if verb == "add" or not rows:
            rows.insert(place % (len(rows) + 1), f"{name}{number}")
            values |= {f"{name}{number}/{one}": f"{name}{number}.{one}" for one in COLUMNS}
        elif verb == "put":
            values[f"{rows[place % len(rows)]}/{column}"] = text
        else:
            row = rows.pop(place % len(rows))
            if verb == "move":
                rows.insert((place * 7) % (len(rows) + 1), row)
    return Side({path: text for path, text in values.items() if path.partition("/")[0] in rows}, tuple(rows))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(edits, min_size=EDITS // 2, max_size=EDITS // 2), st.lists(edits, min_size=EDITS // 2, max_size=EDITS // 2)
)
def test_two_hundred_edits_from_two_sides_lose_nothing(on_line: list[Edit], in_workbook: list[Edit]) -> None:
    base = table(*(f"r{number}" for number in range(20)))
    online, workbook = edited(base, on_line, "o"), edited(base, in_workbook, "w")
    found = merged(base, online, workbook)
    told = {one.path for one in found.conflicts}

    def lost(mine: Side) -> list[str]:
        """Return the changes of one side that neither stand nor are told."""
        changed = (path for path, text in mine.values.items() if base.values.get(path) != text)
        apart = (path for path in changed if found.values.get(path) != mine.values[path])
        return [path for path in apart if not {path, path.partition("/")[0]} & told]

    assert len(found.rows) == len(set(found.rows))
    assert {path.partition("/")[0] for path in found.values} == set(found.rows)
    # A row that the workbook emptied is taken off; so it was meant.
    blank = {row for row in workbook.rows if not any(workbook.values[f"{row}/{one}"] for one in COLUMNS)}
    assert lost(online) == []
    assert [path for path in lost(workbook) if path.partition("/")[0] not in blank] == []
    gone = set(base.rows) - set(found.rows)
    assert gone <= (set(base.rows) - set(online.rows)) | (set(base.rows) - set(workbook.rows)) | blank
    # Nothing is overwritten: where both differ, what stands on line stays.
    assert all(found.values.get(one.path) == one.online for one in found.conflicts if "/" in one.path)
