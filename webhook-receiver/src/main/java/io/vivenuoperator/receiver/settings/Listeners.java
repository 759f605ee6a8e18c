package io.vivenuoperator.receiver.settings;

/**
 * Where the process listens.
 *
 * @param host the address that both ports are bound to
 * @param port for what Vivenu posts; 0 lets the system choose
 * @param managementPort for the cluster; 0 lets the system choose
 */
public record Listeners(String host, int port, int managementPort) {

    static Listeners from(Variables variables) {
        return new Listeners(variables.text("HOST", "0.0.0.0"), (int) variables.number("PORT", 8080, 0, 65_535), (int)
                variables.number("MANAGEMENT_PORT", 8081, 0, 65_535));
    }
}
