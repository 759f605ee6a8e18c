package io.vivenuoperator.receiver;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real proxy with the settings from the page about proxies. */
final class ReverseProxy implements AutoCloseable {
    private static final Path PAGE = Path.of("../docs/proxies.md");

    /** The proxies on the page, each with its settings and start command. */
    enum Kind {
        NGINX_DEFAULTS("nginx", "nginx with its defaults") {
            @Override
            List<String> command(Path directory, String settings, int port) throws IOException {
                return NGINX.command(directory, settings, port);
            }
        },
        NGINX("nginx", "nginx") {
            @Override
            List<String> command(Path directory, String settings, int port) throws IOException {
                String paths = List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi").stream()
                        .map(kind -> kind + "_temp_path " + directory.resolve(kind) + ";\n")
                        .reduce("", String::concat);
                Path file =
                        Files.writeString(directory.resolve("nginx.conf"), """
                        daemon off; user root; pid %s/pid; error_log stderr; events {}
                        http { access_log off;
                        %s%s }
                        """.formatted(directory, paths, settings));
                return List.of("-e", "stderr", "-p", directory.toString(), "-c", file.toString());
            }
        },
        HAPROXY("haproxy", "HAProxy") {
            @Override
            List<String> command(Path directory, String settings, int port) throws IOException {
                return List.of(
                        "-db",
                        "-f",
                        Files.writeString(directory.resolve("haproxy.cfg"), settings)
                                .toString());
            }
        },
        ENVOY("envoy", "Envoy") {
            @Override
            List<String> command(Path directory, String settings, int port) throws IOException {
                Path file = Files.writeString(directory.resolve("envoy.yaml"), settings);
                return List.of("--config-path", file.toString(), "--disable-hot-restart", "--concurrency", "1");
            }
        },
        TRAEFIK("traefik", "Traefik") {
            @Override
            List<String> command(Path directory, String settings, int port) throws IOException {
                Path file = Files.writeString(directory.resolve("hooks.yaml"), settings);
                return List.of(
                        "--entryPoints.hooks.address=127.0.0.1:" + port,
                        "--providers.file.filename=" + file,
                        "--global.checkNewVersion=false",
                        "--global.sendAnonymousUsage=false");
            }
        },
        CADDY("caddy", "Caddy") {
            @Override
            List<String> command(Path directory, String settings, int port) throws IOException {
                Path file = Files.writeString(directory.resolve("Caddyfile"), settings);
                return List.of("run", "--adapter", "caddyfile", "--config", file.toString());
            }
        },
        APACHE("apache2", "Apache") {
            @Override
            List<String> command(Path directory, String settings, int port) throws IOException {
                Path file = Files.writeString(directory.resolve("apache.conf"), """
                        ServerName localhost
                        ServerRoot %1$s
                        DefaultRuntimeDir %1$s
                        PidFile %1$s/pid
                        ErrorLog /dev/stderr
                        LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
                        LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
                        LoadModule proxy_module /usr/lib/apache2/modules/mod_proxy.so
                        LoadModule proxy_http_module /usr/lib/apache2/modules/mod_proxy_http.so
                        %2$s
                        """.formatted(directory, settings));
                return List.of("-f", file.toString(), "-DFOREGROUND");
            }
        };

        private final String program;
        private final String heading;

        Kind(String program, String heading) {
            this.program = program;
            this.heading = heading;
        }

        abstract List<String> command(Path directory, String settings, int port) throws IOException;

        Path executable() {
            return Path.of(System.getenv().getOrDefault("PROXIES_DIR", "proxies-are-not-here"), program);
        }

        boolean isHere() {
            return Files.isExecutable(executable());
        }

        String program() {
            return program;
        }
    }

    private final Process process;
    private final int port;

    private ReverseProxy(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ReverseProxy start(Kind kind, Path directory, int receiverPort) throws IOException {
        int port = freePort();
        String settings = settings(kind)
                .replace("receiver:8080", "127.0.0.1:" + receiverPort)
                .replace("address: receiver, port_value: 8080", "address: 127.0.0.1, port_value: " + receiverPort)
                .replace("127.0.0.1, port_value: 8000", "127.0.0.1, port_value: " + port)
                .replace(":8000", ":" + port);
        var command = new ArrayList<String>(List.of(kind.executable().toString()));
        command.addAll(kind.command(directory, settings, port));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile());
        builder.environment().put("HOME", directory.toString());
        var proxy = new ReverseProxy(builder.start(), port);
        try {
            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> proxy.answers());
        } catch (RuntimeException e) {
            proxy.close();
            throw new IllegalStateException(Files.readString(directory.resolve("log")), e);
        }
        return proxy;
    }

    private boolean answers() throws IOException {
        return RawClient.ask(port, "GET /health HTTP/1.1\r\nHost: hooks.example.com\r\nConnection: close\r\n\r\n")
                        .status()
                == 200;
    }

    private static String settings(Kind kind) throws IOException {
        Matcher block = Pattern.compile("(?ms)^## " + Pattern.quote(kind.heading) + "$.*?^```[a-z]+\n(.*?)^```$")
                .matcher(Files.readString(PAGE));
        if (!block.find()) {
            throw new IllegalStateException("no settings under the heading: " + kind.heading);
        }
        return block.group(1);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
