package io.vivenuoperator.simulator.api;

import java.util.List;

/** The simulated routes; the webhooks' collection is plural and the item singular, as in Vivenu's document. */
enum Operation {
    LIST_EVENTS("GET", "/api/events"),
    EVENT_INFO("GET", "/api/events/info/{id}"),
    GET_EVENT("GET", "/api/events/{id}"),
    LIST_TICKETS("GET", "/api/tickets"),
    GET_TICKET("GET", "/api/tickets/{id}"),
    LIST_WEBHOOKS("GET", "/api/webhooks"),
    CREATE_WEBHOOK("POST", "/api/webhooks"),
    UPDATE_WEBHOOK("PUT", "/api/webhook/{id}"),
    DELETE_WEBHOOK("DELETE", "/api/webhook/{id}"),
    UNKNOWN("", "");

    private final String method;
    private final String template;

    Operation(String method, String template) {
        this.method = method;
        this.template = template;
    }

    static Operation of(String method, String path) {
        return List.of(values()).stream()
                .filter(operation -> operation.matches(method, path))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** The last segment of the path: the id, for operations on one record. */
    static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    boolean isPublic() {
        return this == EVENT_INFO;
    }

    boolean isList() {
        return this == LIST_EVENTS || this == LIST_TICKETS || this == LIST_WEBHOOKS;
    }

    /** Method and path for counting, for example {@code GET /api/events/{id}}. */
    String route(ApiCall call) {
        return this == UNKNOWN ? call.method() + " " + call.path() : method + " " + template;
    }

    private boolean matches(String wanted, String path) {
        if (!method.equals(wanted)) {
            return false;
        }
        int id = template.indexOf("{id}");
        return id < 0
                ? template.equals(path)
                : path.startsWith(template.substring(0, id)) && path.length() > id && path.indexOf('/', id) < 0;
    }
}
