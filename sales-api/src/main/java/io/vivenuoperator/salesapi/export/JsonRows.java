package io.vivenuoperator.salesapi.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.vivenuoperator.store.query.ExportColumn;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A JSON object on each line, the last of which is {@code {"end":true,"rows":n}}. */
final class JsonRows implements RowWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final List<ExportColumn> columns;
    private final JsonGenerator generator;

    JsonRows(List<ExportColumn> columns, OutputStream out) throws IOException {
        this.columns = columns;
        this.generator = FACTORY.createGenerator(out).setPrettyPrinter(new MinimalPrettyPrinter("\n"));
        generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    @Override
    public void row(List<Optional<Object>> cells) throws IOException {
        generator.writeStartObject();
        for (int at = 0; at < columns.size(); at++) {
            generator.writeFieldName(columns.get(at).name());
            switch (cells.get(at).orElse(null)) {
                case null -> generator.writeNull();
                case Long count -> generator.writeNumber(count);
                case Double share -> generator.writeNumber(share);
                case Boolean flag -> generator.writeBoolean(flag);
                // A price is text in every answer, because it is a decimal number.
                case BigDecimal amount -> generator.writeString(amount.toPlainString());
                case Object text -> generator.writeString(text.toString());
            }
        }
        generator.writeEndObject();
    }

    @Override
    public void end(long rows) throws IOException {
        generator.writeStartObject();
        generator.writeBooleanField("end", true);
        generator.writeNumberField("rows", rows);
        generator.writeEndObject();
        generator.writeRaw('\n');
        generator.close();
    }
}
