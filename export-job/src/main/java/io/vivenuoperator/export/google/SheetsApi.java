package io.vivenuoperator.export.google;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vivenuoperator.export.account.AccessTokens;
import io.vivenuoperator.export.plan.SheetChange;
import io.vivenuoperator.export.sheet.FoundSheet;
import io.vivenuoperator.export.sheet.SheetMark;
import io.vivenuoperator.export.sheet.SpreadsheetReader;
import io.vivenuoperator.platform.httpclient.CallBody;
import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpCall;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.QueryString;
import io.vivenuoperator.platform.httpclient.RemoteService;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.answer.BodyReader;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import java.net.http.HttpClient;
import java.util.List;

/** One spreadsheet in Google's Sheets API. Each method is one request. For one thread. */
public final class SheetsApi {
    /** Google recommends 2 MB and sets no limit; what takes it longer than three minutes fails. */
    public static final int LARGEST_BATCH = 24 << 20;

    private static final String PATH = "/v4/spreadsheets/";
    private static final String ROUTE = "/v4/spreadsheets/{id}";
    private static final String FIELDS = "fields";
    private static final String FILTERS = "dataFilters";

    private final HttpTransport transport;
    private final ApiErrorJudge errors = new ApiErrorJudge();
    private final AccessTokens tokens;
    private final String path;
    private boolean hasToken;

    /**
     * A spreadsheet by its id.
     *
     * @param policy with one attempt a call: whoever calls reads again before trying again
     */
    public SheetsApi(
            HttpClient http,
            BaseUrl baseUrl,
            String userAgent,
            AccessTokens tokens,
            String spreadsheetId,
            CallPolicy policy) {
        this.tokens = tokens;
        this.path = PATH + spreadsheetId;
        this.transport =
                new HttpTransport(http, new RemoteService("Google Sheets", userAgent, baseUrl, tokens, errors), policy);
    }

    /** The sheets that are marked as ours, with their cells. */
    public List<FoundSheet> marked() {
        var body = JsonNodeFactory.instance.objectNode();
        body.putArray(FILTERS).addObject().putObject("developerMetadataLookup").put("metadataKey", SheetMark.SHEET);
        return byFilter(body.toString());
    }

    /** All sheets, without their cells. */
    public List<FoundSheet> all() {
        return send(
                HttpCall.get(path, ROUTE, QueryString.empty().with(FIELDS, SpreadsheetReader.PROPERTIES)),
                SpreadsheetReader::read);
    }

    /** These sheets with their cells. */
    public List<FoundSheet> withCells(List<Integer> sheetIds) {
        var body = JsonNodeFactory.instance.objectNode();
        var filters = body.putArray(FILTERS);
        sheetIds.forEach(id -> filters.addObject().putObject("gridRange").put("sheetId", id));
        return byFilter(body.toString());
    }

    /** Makes all changes, or none. */
    public void change(byte[] batch) {
        var call = HttpCall.post(
                path + ":batchUpdate",
                ROUTE + ":batchUpdate",
                QueryString.empty().with(FIELDS, "spreadsheetId"),
                CallBody.json(batch));
        send(call, SpreadsheetReader::read);
    }

    /** What makes these changes. */
    public static byte[] batch(List<SheetChange> changes) {
        return BatchBody.of(changes);
    }

    /** What the last failure was about. */
    public ApiError lastError() {
        return hasToken ? errors.last() : ApiError.NO_TOKEN;
    }

    /** Waits before everything is tried again. */
    public void waitAfter(HttpCallException failure, int failed) {
        transport.backOff(failure, failed);
    }

    private List<FoundSheet> byFilter(String body) {
        var call = HttpCall.post(
                path + ":getByDataFilter",
                ROUTE + ":getByDataFilter",
                QueryString.empty().with(FIELDS, SpreadsheetReader.CELLS),
                CallBody.json(body.getBytes(UTF_8)));
        return send(call, SpreadsheetReader::read);
    }

    private <T> T send(HttpCall call, BodyReader<T> reader) {
        errors.forget();
        hasToken = false;
        tokens.refresh();
        hasToken = true;
        return transport.send(call, reader);
    }
}
