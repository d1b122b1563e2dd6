"""The environment variables of the server."""

from pathlib import Path

import pytest

from indicators.server.settings import SettingError, read_settings


def test_without_variables_any_host_is_served_and_nobody_may_embed(tmp_path: Path):
    settings = read_settings({"XDG_CACHE_HOME": str(tmp_path)})
    assert (settings.hosts, settings.embedders, settings.light) == ((), (), None)
    assert settings.cache == tmp_path / "indicators"


def test_lists_are_separated_by_commas_or_spaces(tmp_path: Path):
    settings = read_settings(
        {
            "INDICATORS_HOSTS": "Minerals.example.org, *.example.net",
            "INDICATORS_EMBED": "https://partner.example https://*.example.org:8443",
            "INDICATORS_LIGHT": str(tmp_path),
            "INDICATORS_CACHE": str(tmp_path / "kept"),
        }
    )
    assert settings.hosts == ("minerals.example.org", "*.example.net")
    assert settings.embedders == ("https://partner.example", "https://*.example.org:8443")
    assert settings.light == tmp_path
    assert settings.cache == tmp_path / "kept"


def test_a_light_folder_that_does_not_exist_is_not_served(tmp_path: Path):
    assert read_settings({"INDICATORS_LIGHT": str(tmp_path / "none")}).light is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("INDICATORS_HOSTS", "https://example.org"),
        ("INDICATORS_HOSTS", "example.org:8501"),
        ("INDICATORS_HOSTS", "*"),
        ("INDICATORS_EMBED", "example.org"),
        ("INDICATORS_EMBED", "https://example.org; script-src *"),
        ("INDICATORS_EMBED", "'unsafe-inline'"),
    ],
)
def test_a_malformed_value_is_named(name: str, value: str):
    with pytest.raises(SettingError, match=name):
        read_settings({name: value})
