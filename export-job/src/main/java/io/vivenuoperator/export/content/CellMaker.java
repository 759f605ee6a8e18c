package io.vivenuoperator.export.content;

import io.vivenuoperator.export.table.CellValue;
import io.vivenuoperator.export.table.CellValue.NumberCell;
import io.vivenuoperator.export.table.CellValue.TextCell;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Makes cells. What is not known is an empty cell, never 0. */
record CellMaker(CellText texts) {
    /** Days from 1899-12-30, where sheets begin to count, to 1970-01-01. */
    private static final double EPOCH_DAY = 25_569;

    private static final double SECONDS_PER_DAY = 86_400;
    private static final double PERCENT = 100;

    CellValue text(String text) {
        var clean = texts.of(text);
        return clean.isEmpty() ? CellValue.empty() : new TextCell(clean);
    }

    static CellValue count(Optional<Long> count) {
        return count.<CellValue>map(known -> new NumberCell(known.doubleValue()))
                .orElseGet(CellValue::empty);
    }

    static CellValue money(Optional<BigDecimal> amount) {
        return amount.<CellValue>map(known -> new NumberCell(known.doubleValue()))
                .orElseGet(CellValue::empty);
    }

    /** A percentage, as a part of 1. */
    static CellValue share(Optional<Double> percent) {
        return percent.<CellValue>map(known -> new NumberCell(known / PERCENT)).orElseGet(CellValue::empty);
    }

    /** To the second. */
    static CellValue time(Optional<Instant> instant) {
        return instant.<CellValue>map(known -> new NumberCell(EPOCH_DAY + known.getEpochSecond() / SECONDS_PER_DAY))
                .orElseGet(CellValue::empty);
    }
}
