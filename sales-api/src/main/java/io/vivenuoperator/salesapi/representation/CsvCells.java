package io.vivenuoperator.salesapi.representation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Rows as CSV (RFC 4180): lines end with CR LF, text is quoted where it has to be, and text without characters always, because an
 * empty cell is one that is not known. Text that a spreadsheet would take for a formula begins with an apostrophe.
 */
public final class CsvCells implements Closeable {
    private static final String EMPTY_TEXT = "\"\"";
    private static final String BEGINS_A_FORMULA = "=+-@\t\r";
    private static final CsvFactory FACTORY = CsvFactory.builder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    private final CsvGenerator generator;

    /** The caller closes the writer. */
    public CsvCells(Writer writer, List<String> columns) throws IOException {
        CsvSchema.Builder schema = CsvSchema.builder().setLineSeparator("\r\n");
        columns.forEach(schema::addColumn);
        generator = FACTORY.createGenerator(writer);
        generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        generator.setSchema(schema.build());
        generator.writeStartArray();
        for (String column : columns) {
            generator.writeString(column);
        }
        generator.writeEndArray();
    }

    /** Writes a row: numbers as such, everything else as text. */
    public void row(List<Optional<Object>> cells) throws IOException {
        generator.writeStartArray();
        for (Optional<Object> cell : cells) {
            switch (cell.orElse(null)) {
                case null -> generator.writeNull();
                case Long count -> generator.writeNumber(count);
                case Integer count -> generator.writeNumber(count);
                case BigDecimal amount -> generator.writeNumber(amount.toPlainString());
                case Double share -> generator.writeNumber(share);
                case Boolean flag -> generator.writeBoolean(flag);
                // With strict checks, the generator's own feature for this is not looked at.
                case String text when text.isEmpty() -> generator.writeRawValue(EMPTY_TEXT);
                case Object text -> generator.writeString(harmless(text.toString()));
            }
        }
        generator.writeEndArray();
    }

    /** As it is, or with an apostrophe before it. */
    static String harmless(String text) {
        return !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** Writes what is left. */
    @Override
    public void close() throws IOException {
        generator.close();
    }
}
