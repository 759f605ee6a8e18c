package io.vivenuoperator.load.program;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The read API as a process, with the key of {@link CallerKeysFile}. */
public final class ApiProgram implements AutoCloseable {
    private final ServiceProcess process;

    private ApiProgram(ServiceProcess process) {
        this.process = process;
    }

    /**
     * Returns when it is ready.
     *
     * @param jvm options of its JVM
     * @param settings at least its database
     */
    public static ApiProgram start(Path jar, Path directory, List<String> jvm, Map<String, String> settings)
            throws IOException, InterruptedException {
        var all = new HashMap<>(settings);
        all.put("API_KEYS_FILE", CallerKeysFile.write(directory, "sales").toString());
        var api = new ApiProgram(new ServiceProcess(jar, directory.resolve("programs.log"), jvm, all));
        api.process.awaitReady();
        return api;
    }

    public InetSocketAddress address() {
        return process.address();
    }

    public long pid() {
        return process.pid();
    }

    /** It does nothing until {@link #goOn}. */
    public void pause() throws IOException, InterruptedException {
        process.signal("STOP");
    }

    public void goOn() throws IOException, InterruptedException {
        process.signal("CONT");
    }

    @Override
    public void close() {
        process.close();
    }
}
