package io.vivenuoperator.export.sheet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.vivenuoperator.platform.httpclient.failure.ForeignAnswerException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads the sheets of a spreadsheet while its JSON arrives. */
public final class SpreadsheetReader {
    /** What has to be asked for, so that sheets can be told apart. */
    public static final String PROPERTIES = "sheets(properties(sheetId,title,gridProperties(rowCount,columnCount)),"
            + "developerMetadata(metadataKey,metadataValue))";

    /** The same with the cells. */
    public static final String CELLS = PROPERTIES.substring(0, PROPERTIES.length() - 1)
            + ",data(startRow,startColumn,rowData(values(userEnteredValue)),"
            + "columnMetadata(developerMetadata(metadataKey,metadataValue))))";

    /** What comes after the document is read by whoever opened it. */
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build();

    private SpreadsheetReader() {}

    /**
     * Reads all sheets of the answer.
     *
     * @throws IOException if it was cut off
     * @throws ForeignAnswerException if it is something else
     */
    public static List<FoundSheet> read(InputStream body) throws IOException, ForeignAnswerException {
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new ForeignAnswerException("a spreadsheet");
            }
            return sheets(json);
        } catch (JsonParseException e) {
            throw new ForeignAnswerException("a spreadsheet as JSON");
        }
    }

    private static List<FoundSheet> sheets(JsonParser json) throws IOException {
        var fields = new JsonWalk(json);
        List<FoundSheet> found = new ArrayList<>();
        fields.object(name ->
                name.equals("sheets") && fields.array(() -> found.add(new FoundSheetParser(json, fields).parse())));
        return found;
    }
}
