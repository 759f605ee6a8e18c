package io.vivenuoperator.export.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The Sheets API and Google's token service on one port. A batch is applied to a copy that takes the original's place. */
public final class SheetsStandIn implements AutoCloseable {
    public static final String SPREADSHEET = "1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789_-abcd";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String API = "/v4/spreadsheets/";
    private static final long MOST_CELLS = 10_000_000;

    /** A request, as it came. */
    public record SheetsRequest(String method, String action, String body) {
        public int bytes() {
            return body.getBytes(UTF_8).length;
        }
    }

    /** Whom the spreadsheet is shared with. */
    public enum SharedAs {
        NOBODY,
        VIEWER,
        EDITOR
    }

    private final DiscoveryDocument discovery = new DiscoveryDocument();
    private final TestAccount account = new TestAccount();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final TokenDesk tokens;
    private final List<SheetsRequest> requests = new CopyOnWriteArrayList<>();
    private final Queue<SheetsFault> faults = new ArrayDeque<>();
    private StandInSpreadsheet spreadsheet = new StandInSpreadsheet();
    private SharedAs sharedAs = SharedAs.EDITOR;
    private long mostCells = MOST_CELLS;
    private boolean refusesFiltersWithoutMatch;
    private volatile Consumer<SheetsRequest> arrival = _ -> {};

    public SheetsStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tokens = new TokenDesk(account, tokenUrl());
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String tokenUrl() {
        return url() + "/token";
    }

    public TestAccount account() {
        return account;
    }

    public synchronized StandInSpreadsheet spreadsheet() {
        return spreadsheet;
    }

    public List<SheetsRequest> requests() {
        return List.copyOf(requests);
    }

    public void forgetRequests() {
        requests.clear();
    }

    /** Google's clock is so far ahead of the machine's. */
    public void passTime(Duration time) {
        tokens.pass(time);
    }

    /** How many tokens were given. */
    public int tokensGiven() {
        return tokens.given();
    }

    /** For the next requests to the API, one each. */
    public synchronized void fail(List<SheetsFault> next) {
        faults.clear();
        faults.addAll(next);
    }

    public synchronized void shareAs(SharedAs role) {
        sharedAs = role;
    }

    public synchronized void limitCells(long most) {
        mostCells = most;
    }

    /** Google does not say what it answers when a filter matches nothing: not an empty list, but 400. */
    public synchronized void refuseFiltersWithoutMatch() {
        refusesFiltersWithoutMatch = true;
    }

    /** What is done when a request has come, before anything is done with it. */
    public void atArrival(Consumer<SheetsRequest> action) {
        arrival = action;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals("/token")) {
                token(exchange, body);
            } else {
                var path = exchange.getRequestURI().getPath();
                var action = path.replaceFirst(".*" + SPREADSHEET, "").replaceFirst("^:", "");
                var request = new SheetsRequest(exchange.getRequestMethod(), action, body);
                requests.add(request);
                arrival.accept(request);
                api(exchange, path, request);
            }
        }
    }

    private void token(HttpExchange exchange, String body) throws IOException {
        try {
            var json = JsonNodeFactory.instance
                    .objectNode()
                    .put("access_token", tokens.exchange(body))
                    .put("expires_in", 3599)
                    .put("token_type", "Bearer");
            send(exchange, 200, json.toString());
        } catch (ApiRefusal e) {
            var json = JsonNodeFactory.instance.objectNode().put("error", e.status());
            send(
                    exchange,
                    e.code(),
                    json.put("error_description", e.getMessage()).toString());
        }
    }

    private synchronized void api(HttpExchange exchange, String path, SheetsRequest request) throws IOException {
        SheetsFault fault = faults.isEmpty() ? SheetsFault.NONE : faults.remove();
        try {
            refuse(fault);
            if (fault == SheetsFault.CUT_BEFORE) {
                return;
            }
            if (fault == SheetsFault.LOGIN_PAGE) {
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                send(exchange, 200, "<html>please log in</html>");
                return;
            }
            JsonNode answer = act(exchange, path, request);
            if (fault == SheetsFault.CUT_AFTER) {
                return;
            }
            if (fault == SheetsFault.UNAVAILABLE_AFTER) {
                throw new ApiRefusal(503, "UNAVAILABLE", "The service is currently unavailable.");
            }
            send(exchange, 200, answer.toString());
        } catch (ApiRefusal e) {
            error(exchange, e, fault);
        }
    }

    private static void refuse(SheetsFault fault) {
        switch (fault) {
            case UNAVAILABLE_BEFORE ->
                throw new ApiRefusal(503, "UNAVAILABLE", "The service is currently unavailable.");
            case QUOTA ->
                throw new ApiRefusal(
                        429, "RESOURCE_EXHAUSTED", "Quota exceeded for quota metric 'Write requests' of service");
            case UNAUTHENTICATED ->
                throw new ApiRefusal(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.");
            case API_DISABLED ->
                throw new ApiRefusal(
                        403,
                        "PERMISSION_DENIED",
                        "Google Sheets API has not been used in project 1234 before or it is disabled.");
            case PROTECTED ->
                throw ApiRefusal.invalid("Invalid requests[0].updateCells: You are trying to edit a protected cell or"
                        + " object. Please contact the spreadsheet owner to remove protection if you need to edit.");
            case NONE, UNAVAILABLE_AFTER, CUT_BEFORE, CUT_AFTER, LOGIN_PAGE -> {
                // Later, or not at all.
            }
        }
    }

    private JsonNode act(HttpExchange exchange, String path, SheetsRequest request) throws IOException {
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null || !tokens.knows(authorization)) {
            throw new ApiRefusal(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.");
        }
        if (!path.startsWith(API + SPREADSHEET)) {
            throw new ApiRefusal(404, "NOT_FOUND", "Requested entity was not found.");
        }
        boolean writes = request.action().equals("batchUpdate");
        if (sharedAs == SharedAs.NOBODY || (writes && sharedAs == SharedAs.VIEWER)) {
            throw new ApiRefusal(403, "PERMISSION_DENIED", "The caller does not have permission");
        }
        var body = request.body();
        var method = request.method() + " " + request.action();
        return switch (method) {
            case "GET " -> {
                var mask = mask(exchange, "sheets.spreadsheets.get", "Spreadsheet");
                yield mask.of(StandInSpreadsheet.json(SPREADSHEET, spreadsheet.sheets(), mask.has("sheets", "data")));
            }
            case "POST getByDataFilter" -> byFilter(exchange, body);
            case "POST batchUpdate" -> batch(exchange, body);
            default -> throw new ApiRefusal(404, "NOT_FOUND", "no such method: " + method);
        };
    }

    private JsonNode byFilter(HttpExchange exchange, String body) throws IOException {
        var json = JSON.readTree(body);
        discovery.check("GetSpreadsheetByDataFilterRequest", json);
        var mask = mask(exchange, "sheets.spreadsheets.getByDataFilter", "Spreadsheet");
        var selected = spreadsheet.selected(json.path("dataFilters"));
        if (selected.isEmpty() && refusesFiltersWithoutMatch) {
            throw ApiRefusal.invalid("No data matches the filters");
        }
        return mask.of(StandInSpreadsheet.json(SPREADSHEET, selected, mask.has("sheets", "data")));
    }

    private JsonNode batch(HttpExchange exchange, String body) throws IOException {
        var json = JSON.readTree(body);
        discovery.check("BatchUpdateSpreadsheetRequest", json);
        var mask = mask(exchange, "sheets.spreadsheets.batchUpdate", "BatchUpdateSpreadsheetResponse");
        StandInSpreadsheet next = spreadsheet.copy();
        new BatchApplication(next, mostCells).apply(json.path("requests"));
        spreadsheet = next;
        return mask.of(JsonNodeFactory.instance.objectNode().put("spreadsheetId", SPREADSHEET));
    }

    private FieldMask mask(HttpExchange exchange, String method, String schema) {
        var query = exchange.getRequestURI().getRawQuery();
        var fields = "";
        for (String parameter : query == null ? new String[0] : query.split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            discovery.checkParameter(method, parts[0]);
            if (parts[0].equals("fields")) {
                fields = URLDecoder.decode(parts[1], UTF_8);
            }
        }
        return fields.isEmpty() ? new FieldMask() : FieldMask.parse(fields, schema, discovery);
    }

    private static void error(HttpExchange exchange, ApiRefusal refusal, SheetsFault fault) throws IOException {
        var json = JsonNodeFactory.instance.objectNode();
        var error = json.putObject("error")
                .put("code", refusal.code())
                .put("message", refusal.getMessage())
                .put("status", refusal.status());
        if (fault == SheetsFault.API_DISABLED) {
            error.putArray("details")
                    .addObject()
                    .put("@type", "type.googleapis.com/google.rpc.ErrorInfo")
                    .put("reason", "SERVICE_DISABLED");
        }
        send(exchange, refusal.code(), json.toString());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        if (exchange.getResponseHeaders().getFirst("Content-Type") == null) {
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        }
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Whether any request has ever named a formula. */
    public boolean sawAFormula() {
        return requests.stream()
                .anyMatch(request -> request.body().toLowerCase(Locale.ROOT).contains("formulavalue"));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
