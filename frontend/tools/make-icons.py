"""Draws the PNG icons from icons/icon.svg with a real browser; run by hand when the drawing changes."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ICONS = Path(__file__).resolve().parent.parent / "public" / "icons"
# name, pixels, corner radius (0 = the phone cuts the shape itself), scale of the drawing
SHAPES = [
    ("icon-192.png", 192, "112", 1.0),
    ("icon-512.png", 512, "112", 1.0),
    ("icon-maskable-512.png", 512, "0", 0.8),
    ("apple-touch-180.png", 180, "0", 0.9),
]


def svg_for(radius: str, scale: float) -> str:
    svg = (ICONS / "icon.svg").read_text(encoding="utf-8")
    shift = 256 * (1 - scale)
    svg = svg.replace('rx="112"', f'rx="{radius}"')
    return svg.replace("<g ", f'<g transform="translate({shift} {shift}) scale({scale})" ', 1)


def main(chromium: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, pixels, radius, scale in SHAPES:
            page = browser.new_page(viewport={"width": pixels, "height": pixels})
            page.set_content(f"<style>*{{margin:0}}svg{{display:block}}</style>{svg_for(radius, scale)}")
            page.screenshot(path=ICONS / name, omit_background=True)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
