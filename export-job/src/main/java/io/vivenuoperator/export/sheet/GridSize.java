package io.vivenuoperator.export.sheet;

/** How many cells a sheet has room for; nothing at all if it is a chart or a picture. */
public record GridSize(int rows, int columns) {
    public static GridSize none() {
        return new GridSize(0, 0);
    }

    public boolean isNone() {
        return rows == 0 || columns == 0;
    }
}
