"""What the library keeps: results of slow computations, until a file they rest on changes."""

import pandas as pd

from indicators.data import Library


def test_a_result_is_computed_once_and_again_when_its_source_is_read_anew():
    library, calls = Library(), []
    source = pd.DataFrame({"value": [1.0, 2.0]})

    def make() -> pd.DataFrame:
        calls.append(1)
        return source.assign(value=source["value"] * 2)

    first = library.derive("doubled", make, source)
    assert library.derive("doubled", make, source) is first
    assert first["value"].tolist() == [2.0, 4.0]
    library.derive("doubled", make, source.copy())
    assert len(calls) == 2
