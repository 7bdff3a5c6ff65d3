"""Grids cut at random into rectangles, for what must come back however cells are merged."""

from hypothesis import strategies as st


@st.composite
def cut_up(draw):
    """A grid as (rows, columns, rectangles), each rectangle (row, column, rowspan, colspan), in order of reading."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(2, 7))
    free = {(row, column) for row in range(height) for column in range(width)}
    rectangles = []
    for row, column in sorted(free):
        if (row, column) in free:
            rectangle = _grown(free, row, column, draw(st.tuples(st.integers(1, 3), st.integers(1, 3))))
            free -= places(rectangle)
            rectangles.append(rectangle)
    return height, width, rectangles


def places(rectangle):
    """The places that a rectangle covers."""
    row, column, height, width = rectangle
    return {(row + i, column + j) for i in range(height) for j in range(width)}


def _grown(free, row, column, most):
    """The largest rectangle from a place that is free and no larger than `most`."""
    height = width = 1
    while width < most[1] and (row, column + width) in free:
        width += 1
    while height < most[0] and places((row, column, height + 1, width)) <= free:
        height += 1
    return row, column, height, width
