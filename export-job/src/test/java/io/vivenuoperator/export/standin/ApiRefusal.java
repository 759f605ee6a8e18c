package io.vivenuoperator.export.standin;

/** The stand-in refuses a request, as Google would. */
final class ApiRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String status;

    ApiRefusal(int code, String status, String message) {
        super(message);
        this.code = code;
        this.status = status;
    }

    static ApiRefusal invalid(String message) {
        return new ApiRefusal(400, "INVALID_ARGUMENT", message);
    }

    int code() {
        return code;
    }

    String status() {
        return status;
    }
}
