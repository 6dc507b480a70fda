"""Pictures for papers: small enough to print, and drawn anew so that nothing hidden comes along."""

import base64
import io
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from common.pictures import MOST_PIXELS

# 156 mm at 250 dpi: what the width of a paper can show.
LONGEST_SIDE = 1600
QUALITY = 82


def as_data_uri(path: Path) -> str:
    """Return a picture as a JPEG within a `data:` address, upright; nothing for what cannot be drawn."""
    try:
        with Image.open(path, formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return ""
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            return _data_uri(picture)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return ""


def _data_uri(picture: Image.Image) -> str:
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    opaque = Image.new("RGB", upright.size, "white")
    opaque.paste(upright.convert("RGBA"), mask=upright.convert("RGBA").getchannel("A"))
    drawn = io.BytesIO()
    opaque.save(drawn, "JPEG", quality=QUALITY)
    return f"data:image/jpeg;base64,{base64.b64encode(drawn.getvalue()).decode()}"
