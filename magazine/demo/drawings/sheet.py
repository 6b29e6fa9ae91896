"""The sheet of paper: inks laid through stencils, stippled shade, light and grain."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .fields import Field, around
from .grain import noise, spread
from .shapes import Shape, rect

Colour = tuple[int, int, int]

FIELD_CELLS = 30
"""A field is worked out on this many cells each way, then enlarged smoothly."""


@dataclass(frozen=True)
class Stencil:
    """A mask and where on the sheet it lies, in pixels."""

    mask: Image.Image
    box: tuple[int, int, int, int]


class Sheet:
    """A picture in the making.

    Units: the area of every sheet is about 10,000, so a square one is 100 by 100 and a sign of
    the same size weighs the same on every shape. `rng` is for composition; the grain has a source
    of its own, so that the size in pixels changes no decision.
    """

    def __init__(self, size: tuple[int, int], key: str, scale: float = 1.0) -> None:
        across, down = (max(16, round(side * scale)) for side in size)
        self.unit = math.sqrt(across * down) / 100
        self.width, self.height = across / self.unit, down / self.unit
        self.rng = random.Random(key)  # noqa: S311 - the choice of a leaf's place, no secret
        self.image = Image.new("RGB", (across, down), "white")
        source = random.Random(key + " grain")  # noqa: S311
        self.grain = noise(source, (across, down), 1.5)
        self.tooth = spread(noise(source, (across, down), 3.4), 0.42)
        self.cloud = noise(source, (across, down), across / 9)

    # -- stencils -------------------------------------------------------------------------------

    def stencil(
        self,
        shape: Shape,
        *,
        within: Stencil | None = None,
        rough: float = 0.12,
        soft: float = 0.0,
    ) -> Stencil:
        """Cut a shape out.

        Args:
            shape: what to cut.
            within: cut nothing outside of this.
            rough: how far the edge wavers, in units; 0 for a clean edge.
            soft: how far the edge is blurred, in units.
        """
        left, top, right, bottom = shape.bounds()
        pad = soft * 2.2 + rough * 2 + 2 / self.unit
        limit = within.box if within else (0, 0, *self.image.size)
        box = (
            max(limit[0], math.floor((left - pad) * self.unit)),
            max(limit[1], math.floor((top - pad) * self.unit)),
            min(limit[2], math.ceil((right + pad) * self.unit)),
            min(limit[3], math.ceil((bottom + pad) * self.unit)),
        )
        if box[2] <= box[0] or box[3] <= box[1]:
            return Stencil(Image.new("L", (1, 1), 0), (0, 0, 1, 1))
        radius = soft * self.unit
        fuzzy = not radius and rough * self.unit >= 1.2  # the blur smooths the steps as well
        mask = self._raster(shape, box, 0.25 if radius > 8 else 1 if fuzzy else 2)
        if radius > 8:
            mask = mask.filter(ImageFilter.GaussianBlur(radius / 4))
            mask = mask.resize((box[2] - box[0], box[3] - box[1]), Image.Resampling.BICUBIC)
        elif radius:
            mask = mask.filter(ImageFilter.GaussianBlur(radius))
        elif rough * self.unit >= 0.6:
            mask = mask.filter(ImageFilter.BoxBlur(rough * self.unit))
            mask = ImageChops.add(mask, self.tooth.crop(box), 1, -128)
            mask = mask.point([max(0, min(255, (v - 128) * 4 + 128)) for v in range(256)])
        if within:
            dx, dy = within.box[0], within.box[1]
            inner = within.mask.crop((box[0] - dx, box[1] - dy, box[2] - dx, box[3] - dy))
            mask = ImageChops.multiply(mask, inner)
        return Stencil(mask, box)

    def everything(self) -> Stencil:
        """A stencil that is open all over."""
        return Stencil(Image.new("L", self.image.size, 255), (0, 0, *self.image.size))

    def _raster(self, shape: Shape, box: tuple[int, int, int, int], factor: float) -> Image.Image:
        wide, high = box[2] - box[0], box[3] - box[1]
        size = (max(1, round(wide * factor)), max(1, round(high * factor)))
        mask = Image.new("L", size, 0)
        pen = ImageDraw.Draw(mask)
        k, dx, dy = self.unit * factor, box[0] * factor, box[1] * factor
        for points, solid in shape.rings:
            if len(points) > 2:
                pen.polygon([(x * k - dx, y * k - dy) for x, y in points], fill=255 * solid)
        return mask.reduce(2) if factor == 2 else mask

    # -- inks -----------------------------------------------------------------------------------

    def lay(
        self,
        shape: Shape | Stencil,
        colour: Colour,
        *,
        within: Stencil | None = None,
        rough: float = 0.12,
        soft: float = 0.0,
        opacity: float = 1.0,
        multiply: bool = False,
    ) -> Stencil:
        """Print a flat ink through a shape; returns the stencil, for shading inside it."""
        cut = self._cut(shape, within, rough, soft)
        mask = cut.mask
        if opacity < 1:
            mask = mask.point([round(v * opacity) for v in range(256)])
        if multiply:
            part = self.image.crop(cut.box)
            part = ImageChops.multiply(part, Image.new("RGB", part.size, colour))
            self.image.paste(part, cut.box, mask)
        else:
            self.image.paste(colour, cut.box, mask)
        return cut

    def shade(
        self,
        shape: Shape | Stencil,
        colour: Colour,
        field: Field,
        *,
        strength: float = 1.0,
        hard: float = 2.5,
        patchy: float = 0.0,
        within: Stencil | None = None,
        rough: float = 0.12,
    ) -> Stencil:
        """Stipple an ink through a shape, as dense as the field says.

        Args:
            hard: 1 for a soft powder, 4 for separate dots.
            patchy: how unevenly the ink takes, 0 to 1.
        """
        cut = self._cut(shape, within, rough, 0.0)
        dense = self._field(field, cut.box, strength)
        if patchy:
            cloud = self.cloud.crop(cut.box).point(
                [round(255 - (255 - v) * patchy) for v in range(256)]
            )
            dense = ImageChops.multiply(dense, cloud)
        dots = ImageChops.add(dense, self.grain.crop(cut.box), 1, -255)
        dots = dots.point([min(255, round(v * hard)) for v in range(256)])
        self.image.paste(colour, cut.box, ImageChops.multiply(dots, cut.mask))
        return cut

    def wash(
        self,
        shape: Shape | Stencil,
        colour: Colour,
        field: Field,
        *,
        strength: float = 1.0,
        rough: float = 0.12,
    ) -> Stencil:
        """Blend an ink through a shape without dots, as skies and walls are painted."""
        cut = self._cut(shape, None, rough, 0.0)
        mask = ImageChops.multiply(self._field(field, cut.box, strength), cut.mask)
        self.image.paste(colour, cut.box, mask)
        return cut

    def glow(
        self,
        cx: float,
        cy: float,
        radius: float,
        colour: Colour,
        strength: float = 1.0,
        power: float = 1.6,
        within: Stencil | None = None,
    ) -> None:
        """Add light around a point; it brightens and never darkens."""
        square = rect(cx - radius, cy - radius, cx + radius, cy + radius)
        cut = self.stencil(square, within=within, rough=0)
        mask = ImageChops.multiply(
            self._field(around(cx, cy, radius, power=power), cut.box, strength), cut.mask
        )
        part = self.image.crop(cut.box)
        lit = ImageChops.screen(part, Image.new("RGB", part.size, colour))
        self.image.paste(lit, cut.box, mask)

    def reflect(self, line: float, depth: float, colour: Colour, strength: float = 0.5) -> None:
        """Mirror what stands above a level line into the water below it, broken by ripples."""
        wide = self.image.width
        y, deep = round(line * self.unit), round(depth * self.unit)
        deep = min(deep, y, self.image.height - y)
        if deep < 2:
            return
        part = self.image.crop((0, y - deep, wide, y)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        part = Image.blend(part, Image.new("RGB", part.size, colour), strength)
        step = max(1, round(self.unit * 0.24))
        ripple = random.Random(deep)  # noqa: S311
        shift = 0.0
        for top in range(0, deep, step):
            reach = 0.12 + 0.75 * top / deep
            shift = 0.55 * shift + ripple.uniform(-reach, reach)
            strip = part.crop((0, top, wide, min(deep, top + step)))
            self.image.paste(strip, (0, y + top))
            self.image.paste(strip, (round(shift * self.unit), y + top))

    def _cut(
        self, shape: Shape | Stencil, within: Stencil | None, rough: float, soft: float
    ) -> Stencil:
        if isinstance(shape, Stencil):
            return shape
        return self.stencil(shape, within=within, rough=rough, soft=soft)

    def _field(self, field: Field, box: tuple[int, int, int, int], strength: float) -> Image.Image:
        wide, high = box[2] - box[0], box[3] - box[1]
        across = max(3, min(FIELD_CELLS, wide // 7))
        down = max(3, min(FIELD_CELLS, high // 7))
        cells = bytearray()
        for j in range(down):
            y = (box[1] + high * (j + 0.5) / down) / self.unit
            for i in range(across):
                x = (box[0] + wide * (i + 0.5) / across) / self.unit
                cells.append(max(0, min(255, round(field(x, y) * strength * 255))))
        small = Image.frombytes("L", (across, down), bytes(cells))
        return small.resize((wide, high), Image.Resampling.BICUBIC)

    # -- the end --------------------------------------------------------------------------------

    def finish(self, *, mirrored: bool = False) -> Image.Image:
        """The dried print: the paper's tooth, uneven ink and a fine grain over everything."""
        fine = self.grain.point([128 + round((v - 128) * 0.075) for v in range(256)])
        uneven = self.cloud.point([128 + round((v - 128) * 0.06) for v in range(256)])
        paper = self.tooth.point([128 + round((v - 128) * 0.10) for v in range(256)])
        texture = ImageChops.add(ImageChops.add(fine, uneven, 1, -128), paper, 1, -128)
        image = ImageChops.add(self.image, Image.merge("RGB", (texture,) * 3), 1, -128)
        return image.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if mirrored else image
