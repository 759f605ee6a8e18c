package io.vivenuoperator.export.table;

/** What a cell has. There is no value for a formula: none is ever written. */
public sealed interface CellValue {
    /** Of amounts that are computed in different ways. */
    double PRECISION = 1e-11;

    /** Whether whoever looks at the cell sees the same. */
    boolean isSameAs(CellValue other);

    static CellValue empty() {
        return new EmptyCell();
    }

    /** Nothing, or what is not known. */
    record EmptyCell() implements CellValue {
        @Override
        public boolean isSameAs(CellValue other) {
            return other instanceof EmptyCell;
        }
    }

    /** Text, whatever it begins with. */
    record TextCell(String text) implements CellValue {
        private static final String APOSTROPHE = "'";

        /** Without an apostrophe that may stand before it: some ways into a sheet keep it, others do not. */
        public String bare() {
            return text.startsWith(APOSTROPHE) ? text.substring(1) : text;
        }

        @Override
        public boolean isSameAs(CellValue other) {
            return other instanceof TextCell cell && cell.bare().equals(bare());
        }
    }

    /** A count, a share, an amount of money, or a time in days since 1899-12-30. */
    record NumberCell(double number) implements CellValue {
        public NumberCell {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("a cell has a finite number or is empty");
            }
        }

        @Override
        public boolean isSameAs(CellValue other) {
            return other instanceof NumberCell(double found)
                    && Math.abs(found - number) <= PRECISION * Math.max(1, Math.abs(number));
        }
    }

    /** What people have put there and we never would: a formula, a check box, an error. */
    record ForeignCell() implements CellValue {
        @Override
        public boolean isSameAs(CellValue other) {
            return false;
        }
    }
}
