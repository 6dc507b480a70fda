"""Papers: templates set by WeasyPrint as tagged PDF (PDF/UA-1), with nothing fetched from anywhere."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

# What a machine may have, best first: 仿宋 for the body, 楷体 and 黑体 for heads, 宋体 for title and tables.
# The last family of each line is Debian's fonts-noto-cjk, which set-up installs. `PDF_FAMILIES` may name others.
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "fang": ("FandolFang", "Zhuque Fangsong (technical preview)", "FangSong_GB2312", "FangSong", "Noto Serif CJK SC"),
    "kai": ("FandolKai", "KaiTi_GB2312", "KaiTi", "Noto Serif CJK SC"),
    "song": ("Noto Serif CJK SC",),
    "hei": ("Noto Sans CJK SC",),
}


def render_pdf(
    template_name: str,
    context: Mapping[str, Any],
    *,
    language: str = "zh-hans",
    draft: bool = False,
    claims_ua: bool = True,
) -> bytes:
    """Return the template as PDF in `language`; a draft carries a watermark. May take seconds: a worker's task.

    Without `claims_ua` it is tagged all the same, and does not say that it keeps PDF/UA-1.
    """
    kept: dict[str, Any] = {"pdf_variant": "pdf/ua-1"} if claims_ua else {"pdf_tags": True}
    with translation.override(language):
        html = render_to_string(template_name, {**context, "draft": draft, "demo": settings.DEMO})
    document = HTML(string=html, url_fetcher=_fetcher())
    return bytes(document.write_pdf(stylesheets=[_stylesheet()], font_config=_fonts(), custom_metadata=False, **kept))


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@cache
def _stylesheet() -> CSS:
    """Parse the style sheet once for each process: that takes longer than setting a page."""
    families = {**FAMILIES, **getattr(settings, "PDF_FAMILIES", {})}
    quoted = {key: ", ".join(f'"{name}"' for name in names) for key, names in families.items()}
    variables = "".join(f"--{key}: {names}, serif;" for key, names in quoted.items())
    rules = Path(str(finders.find("css/pdf.css"))).read_text(encoding="utf-8")
    return CSS(string=f":root {{ {variables} }}\n{rules}", font_config=_fonts(), url_fetcher=_fetcher())


@cache
def _fetcher() -> URLFetcher:
    """Nothing but what is in the document itself: no file, no network (SSRF)."""
    return URLFetcher(allowed_protocols=("data",))
