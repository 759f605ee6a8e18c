package io.vivenuoperator.poller.check;

import io.vivenuoperator.contracts.registry.LoadedRegistry;
import io.vivenuoperator.contracts.registry.MalformedRegionsFileException;
import io.vivenuoperator.contracts.registry.RegionsFile;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.retry.Pause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether every receiver has loaded the registry that the controller has written. */
final class RegistryCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration REST = Duration.ofSeconds(1);
    /** With a second's rest and answers at once, ten seconds. */
    private static final int TRIES = 10;

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Path file;
    private final BaseUrl management;
    private final InternalHttp http;
    private final Pause pause;

    RegistryCheck(Path file, BaseUrl management, InternalHttp http, Pause pause) {
        this.file = file;
        this.management = management;
        this.http = http;
        this.pause = pause;
    }

    /** A change that is just under way is waited for. */
    LoadedReceivers find() {
        long until = System.nanoTime() + LONGEST.toNanos();
        LoadedReceivers found = look();
        for (int tries = 1;
                found instanceof LoadedReceivers.Unconfirmed && tries < TRIES && System.nanoTime() < until && rest();
                tries++) {
            found = look();
        }
        return found;
    }

    private boolean rest() {
        try {
            pause.pause(REST);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private LoadedReceivers look() {
        try {
            RegionsFile registry = RegionsFile.parse(Files.readAllBytes(file));
            List<InetAddress> receivers = receivers();
            return receivers.isEmpty()
                    ? new LoadedReceivers.Unconfirmed(
                            "No receiver runs: " + host()
                                    + " names none. Look at their pods: kubectl get pods -l app.kubernetes.io/component=webhook-receiver")
                    : ask(registry, receivers);
        } catch (MalformedRegionsFileException e) {
            return new LoadedReceivers.Unconfirmed("The registry that the controller has written is invalid: "
                    + e.getMessage() + ". Restart the controller, which writes it anew");
        } catch (IOException e) {
            return new LoadedReceivers.Unconfirmed("There is no registry yet at " + file
                    + ": the controller writes it when it starts. Look at its log");
        }
    }

    private LoadedReceivers ask(RegionsFile registry, List<InetAddress> receivers) {
        List<LoadedRegistry> loaded = new ArrayList<>();
        for (InetAddress receiver : receivers) {
            String address = receiver.getHostAddress();
            ProgramReply reply = http.get(at(address), PATIENCE);
            Optional<LoadedRegistry> says = reply instanceof ProgramReply.Answered(int _, String body)
                    ? LoadedRegistry.parse(body)
                    : Optional.empty();
            if (says.isEmpty()) {
                return new LoadedReceivers.Unconfirmed(silent(address, reply));
            }
            if (!says.get().loaded() || !isAsNew(says.get().revision(), registry.revision())) {
                return new LoadedReceivers.Unconfirmed(behind(address, says.get(), registry.revision()));
            }
            loaded.add(says.get());
        }
        return new LoadedReceivers.Confirmed(
                registry, loaded.size(), loaded.stream().allMatch(LoadedRegistry::tests));
    }

    private static String silent(String address, ProgramReply reply) {
        return reply instanceof ProgramReply.None(String why)
                ? "The receiver at " + address + " does not tell what it has loaded" + why
                        + ". It has to run, and this pod has to reach its management port (networkPolicy)"
                : "What answers at " + address + " on the management port is no receiver";
    }

    private static String behind(String address, LoadedRegistry says, String revision) {
        return "The receiver at " + address + " has loaded "
                + (says.loaded() ? "revision " + says.revision() : "nothing") + " of the registry, and the Secret has "
                + revision
                + ": after a change it may take 90 seconds, so run the test again; then look at the receiver's log";
    }

    /** Revisions grow; a receiver may be ahead of the file that was mounted here. */
    private static boolean isAsNew(String loaded, String written) {
        try {
            return Long.parseLong(loaded) >= Long.parseLong(written);
        } catch (NumberFormatException e) {
            return loaded.equals(written);
        }
    }

    private List<InetAddress> receivers() {
        try {
            return List.of(InetAddress.getAllByName(host()));
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    private String host() {
        return URI.create(management.value()).getHost();
    }

    private URI at(String address) {
        String host = address.contains(":") ? "[" + address + "]" : address;
        return URI.create(
                "http://" + host + ":" + URI.create(management.value()).getPort() + "/registry");
    }
}
