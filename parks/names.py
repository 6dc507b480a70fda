"""How names of parks are written, read aloud and shortened: pure functions for the register and its search."""

import re
import unicodedata
from functools import cache, lru_cache
from itertools import product

from opencc import OpenCC
from pypinyin import Style, lazy_pinyin, load_phrases_dict

# Place names that a dictionary of common words reads otherwise.
load_phrases_dict(
    {
        "长治": [["cháng"], ["zhì"]],
        "长子": [["zhǎng"], ["zǐ"]],
        "单县": [["shàn"], ["xiàn"]],
        "浚县": [["xùn"], ["xiàn"]],
        "尉犁": [["yù"], ["lí"]],
        "大埔": [["dà"], ["bù"]],
        "闵行": [["mǐn"], ["háng"]],
        "涡阳": [["guō"], ["yáng"]],
        "洪洞": [["hóng"], ["tóng"]],
        "繁峙": [["fán"], ["shì"]],
        "六合": [["lù"], ["hé"]],
        "朝阳": [["cháo"], ["yáng"]],
        "都匀": [["dū"], ["yún"]],
        "穆棱": [["mù"], ["líng"]],
        "珲春": [["hún"], ["chūn"]],
        "筠连": [["jūn"], ["lián"]],
    }
)

# What people say, and what the register may print for it.
_SHORT_FORMS = {
    "高新区": ("高新技术产业开发区",),
    "经开区": ("经济技术开发区", "经济开发区"),
    "综保区": ("综合保税区",),
    "工业区": ("工业园区",),
}

# A sheet of the whole country is compared name by name, each several times.
_KEPT = 8192

_NO_LETTER = re.compile(r"[^0-9a-z]")


@lru_cache(maxsize=_KEPT)
def plain(text: str) -> str:
    """Return a name as it is compared: half width, simplified, no blanks, small letters."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(_to_simplified().convert(folded).split())


@lru_cache(maxsize=_KEPT)
def spelled(name: str) -> str:
    """Return the name in pinyin without tones and blanks: 常州经济开发区 is changzhoujingjikaifaqu."""
    return _NO_LETTER.sub("", "".join(lazy_pinyin(plain(name))))


def initials(name: str) -> str:
    """Return the first letters of the syllables: 常州经济开发区 is czjjkfq."""
    return _NO_LETTER.sub("", "".join(lazy_pinyin(plain(name), style=Style.FIRST_LETTER)))


def readings(text: str) -> list[str]:
    """Return what a text may stand for: itself, and itself with the common short forms written out."""
    parts = re.split(f"({'|'.join(_SHORT_FORMS)})", plain(text))
    options = [(part, *_SHORT_FORMS.get(part, ())) for part in parts]
    return ["".join(chosen) for chosen in product(*options)]


@cache
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")
